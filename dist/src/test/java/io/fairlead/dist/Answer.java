package io.fairlead.dist;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// An answer as it came over the wire.
///
/// @param status 0 if the connection was refused or closed without an answer
/// @param head the status line and the field lines
record Answer(int status, String head, String body) {

    private static final int LIMIT_MILLIS = 20_000;

    /// Whether the connection ends with it.
    boolean closes() {
        return head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close");
    }

    /// Sends GET on a connection of its own.
    static Answer get(int port, String host, String path) {
        return of(port, "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    /// Sends these bytes on a connection of its own and reads to its end.
    static Answer of(int port, String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return new Answer(0, "", e.toString());
        }
    }

    private static Answer parse(String text) {
        var end = text.indexOf("\r\n\r\n");
        return end < 0
                ? new Answer(0, text, "")
                : new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
    }
}
