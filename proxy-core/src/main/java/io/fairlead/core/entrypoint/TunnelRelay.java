package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Deadline;
import io.fairlead.core.http.Input;
import io.fairlead.core.http.Transport;
import io.fairlead.middleware.spi.Tunnel;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/// Carries bytes between a client and the far end of its tunnel, both ways at once, until both sides have
/// ended, one broke off, or neither sent anything for too long (U-06).
final class TunnelRelay {

    private static final System.Logger LOGGER = System.getLogger(TunnelRelay.class.getName());

    private final Transport client;
    private final Input input;
    private final Deadline idle;
    private final Deadline response;
    private final long idleNanos;
    private final BooleanSupplier draining;

    /// @param input what has come from the client and was not used yet; goes first
    /// @param idle closes the client's connection
    /// @param response the one for a whole response, which does not hold here
    /// @param draining whether it may be the proxy that ends the connection
    TunnelRelay(
            Transport client, Input input, Deadline idle, Deadline response, long idleNanos, BooleanSupplier draining) {
        this.client = client;
        this.input = input;
        this.idle = idle;
        this.response = response;
        this.idleNanos = idleNanos;
        this.draining = draining;
    }

    /// Returns when the tunnel has ended.
    void run(Tunnel server) {
        response.clear();
        idle.within(idleNanos);
        var upload = Thread.ofVirtual().name("tunnel").start(() -> guarded(server, this::upload));
        guarded(server, this::download);
        try {
            upload.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(server);
        }
        idle.clear();
    }

    private void upload(Tunnel server) throws IOException {
        var piece = new TunnelPiece();
        for (int count; (count = input.read(piece.bytes(), 0, piece.size())) >= 0; ) {
            idle.within(idleNanos);
            server.write(piece.bytes(), 0, count);
            piece.fit(count);
        }
        server.endWrite();
    }

    private void download(Tunnel server) throws IOException {
        var piece = new TunnelPiece();
        for (int count; (count = server.read(piece.bytes(), 0, piece.size())) >= 0; ) {
            idle.within(idleNanos);
            client.write(piece.bytes(), 0, count);
            piece.fit(count);
        }
        client.endWrite();
    }

    /// Whatever ends one direction before its time ends the other too.
    private void guarded(Tunnel server, Direction direction) {
        try {
            direction.carry(server);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "tunnel of " + client.remote() + " ended: " + e);
            end(server);
        }
    }

    /// Where nobody has moved, or we stop, the end is a regular one, else each side learns that the other broke off.
    private void end(Tunnel server) {
        if (idle.expired() || draining.getAsBoolean()) {
            client.close();
            server.close();
        } else {
            client.abort();
            server.abort();
        }
    }

    /// One of the two.
    @FunctionalInterface
    private interface Direction {
        void carry(Tunnel server) throws IOException;
    }
}
