package io.fairlead.core.config;

import java.util.regex.Pattern;

/// Where an entry point listens.
///
/// @param host a name or an address without brackets; empty means every address
/// @param port 0 means one that is free
public record ListenAddress(String host, int port) {

    private static final Pattern TEXT = Pattern.compile(
            "(?<host>[^\\[\\]:/\\s]*|\\[[0-9A-Fa-f:.%]+])(?::(?<port>[0-9]{1,5}))(?:/(?<protocol>\\S+))?");

    /// Reads `[host]:port[/tcp]`.
    ///
    /// @throws IllegalArgumentException if the text is none, or its protocol is another
    public static ListenAddress parse(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("an address as [host]:port[/tcp], such as :80 or 127.0.0.1:8080");
        }
        check(parts.group("protocol"));
        var port = Integer.parseInt(parts.group("port"));
        if (port > 65_535) {
            throw new IllegalArgumentException("a port up to 65535");
        }
        var host = parts.group("host");
        return new ListenAddress(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
    }

    private static void check(@org.jspecify.annotations.Nullable String protocol) {
        if (protocol == null || protocol.equals("tcp")) {
            return;
        }
        throw new IllegalArgumentException(
                protocol.equals("udp")
                        ? "an address that ends in /tcp or in no protocol; this version does not have /udp yet"
                        : "an address that ends in /tcp or in no protocol");
    }
}
