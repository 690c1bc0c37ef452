package io.fairlead.core.entrypoint;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A request with an odd but legal head, and what of it a server must see.
///
/// @param kept the field lines that arrive as they were sent, in their order
record OddRequest(
        String bytes, String method, String target, String host, List<String> kept, boolean chunked, boolean sized) {

    private static final String TOKEN = "!#$%&'*+-.^_`|~0123456789abcxyzABCXYZ";
    private static final String PATH = "abcXYZ019-._~!$&'()*+,;=:@";
    private static final String QUERY = PATH + "/?\"<>[]\\^`{|}%";
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "get", "X-ODD", "QUERY");
    private static final List<String> HOSTS = List.of("a", "a.test:8080", "[::1]:80", "127.0.0.1", "XN--A.Test");
    private static final List<String> DROPPED = List.of(
            "Connection: keep-alive",
            "connection: ,, ,",
            "CONNECTION: x-gone",
            "Connection: keep-alive, X-Gone ,,",
            "X-Gone: 1",
            "x-gOnE:",
            "Keep-Alive: timeout=5",
            "Proxy-Connection: keep-alive",
            "proxy-authorization: Basic eA==",
            "Proxy-Authenticate: Basic",
            "TE: gzip;q=1",
            "Trailer: X-T",
            "Upgrade: websocket",
            "HTTP2-Settings: AAA",
            "X-Forwarded-For: 1.2.3.4",
            "x_forwarded_for: 1.2.3.4",
            "X-FORWARDED-HOST: evil",
            "x-real_ip: 1.2.3.4");

    static OddRequest next(SplittableRandom random) {
        var method = pick(random, METHODS);
        var path = "/" + text(random, PATH, random.nextInt(12)).replace(".", "");
        var query = random.nextInt(3) == 0
                ? "?" + text(random, QUERY, random.nextInt(12)).replace(";", "")
                : "";
        var host = pick(random, HOSTS);
        var lines = new ArrayList<String>();
        var kept = new ArrayList<String>();
        for (var i = random.nextInt(12); i > 0; i--) {
            field(random, lines, kept);
        }
        lines.add(
                random.nextInt(lines.size() + 1),
                pick(random, List.of("Host", "host", "HOST")) + blank(random, ":", host));
        var framing = random.nextInt(3);
        frame(random, framing, lines);
        var head = method + " " + (random.nextInt(8) == 0 ? "http://" + host : "") + path + query + " HTTP/1.1\r\n";
        var body = switch (framing) {
            case 1 -> "abc";
            case 2 -> "3;x\r\nabc\r\n0\r\n\r\n";
            default -> "";
        };
        return new OddRequest(
                (random.nextInt(9) == 0 ? "\r\n" : "") + head + String.join("\r\n", lines) + "\r\n\r\n" + body,
                method,
                path + query,
                host,
                kept,
                framing == 2,
                framing == 1);
    }

    private static void field(SplittableRandom random, List<String> lines, List<String> kept) {
        if (random.nextInt(3) == 0) {
            lines.add(pick(random, DROPPED));
            return;
        }
        var name = "Y" + text(random, TOKEN, random.nextInt(10));
        var value = value(random);
        lines.add(name + blank(random, ":", value));
        kept.add(name + ": " + value);
    }

    private static void frame(SplittableRandom random, int framing, List<String> lines) {
        if (framing == 1) {
            lines.add(random.nextInt(lines.size() + 1), "content-LENGTH" + blank(random, ":", "003"));
        } else if (framing == 2) {
            lines.add(random.nextInt(lines.size() + 1), "transfer-Encoding" + blank(random, ":", "ChunkeD"));
        }
    }

    private static String blank(SplittableRandom random, String before, String after) {
        return before + text(random, " \t", random.nextInt(3)) + after + text(random, " \t", random.nextInt(3));
    }

    private static String value(SplittableRandom random) {
        var value = new StringBuilder();
        for (var i = random.nextInt(20); i > 0; i--) {
            var inner = !value.isEmpty() && i > 1;
            var c = (char) random.nextInt(inner ? ' ' : '!', 256);
            value.append(c == 0x7f ? '\u00e9' : c);
        }
        return value.toString();
    }

    private static String text(SplittableRandom random, String letters, int length) {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static <T> T pick(SplittableRandom random, List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
