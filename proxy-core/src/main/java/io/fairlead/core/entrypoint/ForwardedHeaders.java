package io.fairlead.core.entrypoint;

import io.fairlead.core.http.HeaderBlock;
import io.fairlead.core.http.RequestHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The fields that tell a server where a request came from: removed when an untrusted peer sends them,
/// added when they are missing.
final class ForwardedHeaders {

    private static final byte[] REAL_IP = name("X-Real-Ip");
    private static final byte[] PROTO = name("X-Forwarded-Proto");
    private static final byte[] PORT = name("X-Forwarded-Port");
    private static final byte[] HOST = name("X-Forwarded-Host");
    private static final byte[] SERVER = name("X-Forwarded-Server");
    private static final byte[] HTTP = name("http");
    private static final byte[] WS = name("ws");
    private static final byte[] HTTPS = name("https");
    private static final byte[] WSS = name("wss");
    private static final byte[] PORT_80 = name("80");
    private static final byte[] PORT_443 = name("443");
    private static final String HOST_NAME = hostName();
    private static final byte[] THIS_SERVER = name(HOST_NAME);

    private ForwardedHeaders() {}

    /// Brings the fields of a request in order.
    ///
    /// @param trusted whether the peer may say where its requests come from
    /// @param peer the peer's address as text
    /// @param encrypted whether the connection is
    /// @param webSocket whether the request is the handshake of a WebSocket
    /// @throws io.fairlead.core.http.BadMessage if the request goes round in circles
    static void apply(RequestHead head, boolean trusted, byte[] peer, boolean encrypted, boolean webSocket) {
        var fields = head.fields();
        if (fields.hasManaged()) {
            LoopMark.check(fields, HOST_NAME);
        }
        if (!trusted && fields.hasManaged()) {
            fields.removeManaged();
        }
        var fresh = !fields.hasManaged();
        if (!fresh) {
            dropEmptyHops(fields);
        }
        if (fresh || isMissing(fields, "X-Real-Ip")) {
            fields.addTrusted(REAL_IP, peer);
        }
        if (fresh || isMissing(fields, "X-Forwarded-Proto")) {
            fields.addTrusted(PROTO, proto(encrypted, webSocket));
        }
        if (fresh || isMissing(fields, "X-Forwarded-Port")) {
            fields.addTrusted(PORT, port(head, encrypted, fresh));
        }
        if (!head.authority().isEmpty() && (fresh || isMissing(fields, "X-Forwarded-Host"))) {
            fields.addTrusted(HOST, head.authority().getBytes(StandardCharsets.ISO_8859_1));
        }
        if (!fresh) {
            fields.remove("X-Forwarded-Server");
        }
        fields.addTrusted(SERVER, THIS_SERVER);
    }

    /// Whether nothing is said; an empty field goes, for it says nothing either.
    private static boolean isMissing(HeaderBlock fields, String name) {
        if (fields.hasValue(name)) {
            return false;
        }
        fields.remove(name);
        return true;
    }

    /// To a middleware an empty `X-Forwarded-For` says that none is to be sent; a client cannot say that.
    private static void dropEmptyHops(HeaderBlock fields) {
        var hops = fields.all("X-Forwarded-For");
        if (hops.contains("")) {
            fields.remove("X-Forwarded-For");
            hops.stream().filter(hop -> !hop.isEmpty()).forEach(hop -> fields.add("X-Forwarded-For", hop));
        }
    }

    private static byte[] proto(boolean encrypted, boolean webSocket) {
        if (encrypted) {
            return webSocket ? WSS : HTTPS;
        }
        return webSocket ? WS : HTTP;
    }

    private static byte[] port(RequestHead head, boolean encrypted, boolean fresh) {
        var authority = head.authority();
        var colon = authority.lastIndexOf(':');
        if (colon > authority.lastIndexOf(']') && colon + 1 < authority.length()) {
            return authority.substring(colon + 1).getBytes(StandardCharsets.ISO_8859_1);
        }
        return encrypted || !fresh && saysSecure(head.fields()) ? PORT_443 : PORT_80;
    }

    private static boolean saysSecure(HeaderBlock fields) {
        var proto = fields.first("X-Forwarded-Proto").orElse("");
        return proto.equals("https") || proto.equals("wss");
    }

    /// The name of the machine as its kernel knows it; no name server is asked.
    private static String hostName() {
        try {
            return Files.readAllLines(Path.of("/proc/sys/kernel/hostname")).getFirst();
        } catch (IOException e) {
            return System.getenv().getOrDefault("HOSTNAME", "localhost");
        }
    }

    private static byte[] name(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
