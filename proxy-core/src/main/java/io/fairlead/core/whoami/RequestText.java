package io.fairlead.core.whoami;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A request as text: who answers, who asks, the request line, the header lines.
final class RequestText {

    private RequestText() {}

    static String of(HttpExchange exchange, String name) {
        var text = new StringJoiner("\n", "", "\n");
        if (!name.isEmpty()) {
            text.add("Name: " + name);
        }
        text.add("Hostname: " + hostname());
        addresses().forEach(address -> text.add("IP: " + address));
        var remote = exchange.getRemoteAddress();
        text.add("RemoteAddr: " + bracketed(remote.getAddress()) + ":" + remote.getPort());
        text.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getProtocol());
        var headers = exchange.getRequestHeaders();
        headers.getOrDefault("Host", List.of()).forEach(value -> text.add("Host: " + value));
        headers.entrySet().stream()
                .filter(header -> !header.getKey().equals("Host"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(header ->
                        header.getValue().forEach(value -> text.add(titled(header.getKey()) + ": " + value)));
        return text.toString();
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unknown";
        }
    }

    private static List<String> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(address -> address.getHostAddress().replaceFirst("%.*", ""))
                    .toList();
        } catch (SocketException _) {
            return List.of();
        }
    }

    private static String bracketed(InetAddress address) {
        var text = address.getHostAddress();
        return text.indexOf(':') < 0 ? text : "[" + text + "]";
    }

    /// `X-forwarded-for`, as the JDK's server keeps it, becomes `X-Forwarded-For`.
    private static String titled(String name) {
        return Stream.of(name.split("-", -1))
                .map(word -> word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("-"));
    }
}
