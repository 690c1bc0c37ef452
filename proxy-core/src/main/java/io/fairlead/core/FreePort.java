package io.fairlead.core;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Ports of this machine that nobody listens on.
final class FreePort {

    private FreePort() {}

    /// The preferred port if it is free, another one if not.
    static int near(int preferred) throws IOException {
        try (var socket = new ServerSocket(preferred, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException _) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }
}
