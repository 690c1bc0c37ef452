package io.fairlead.middleware.spi;

import java.util.Optional;

/// A response on its way back.
///
/// It is open: its body may still be arriving from a server. Whoever drops a response closes it; the
/// entry point closes the one that it has written. For one thread.
public interface Response extends AutoCloseable {

    /// Who made a response, and so whether the request may be tried again.
    enum Origin {
        /// A server answered.
        SERVER,
        /// The proxy answered instead of a server: a middleware, or a service without servers.
        PROXY,
        /// No server answered, and not one byte of the request was sent to any.
        UNSENT,
        /// No server answered, but one may have seen the request or a part of it.
        BROKEN
    }

    /// A response of the proxy itself, with no headers and no body.
    ///
    /// @param status 200 to 599
    static Response of(int status) {
        return of(status, Origin.PROXY);
    }

    /// A response with no headers and no body.
    static Response of(int status, Origin origin) {
        return new SimpleResponse(status, origin, Optional.empty());
    }

    /// The answer of the proxy to what it cannot serve: the text and a line feed, as `text/plain`, with
    /// `X-Content-Type-Options: nosniff`.
    static Response error(int status, String text) {
        var response = of(status);
        response.headers().set("Content-Type", "text/plain; charset=utf-8");
        response.headers().set("X-Content-Type-Options", "nosniff");
        response.body(Body.of(text + "\n"));
        return response;
    }

    /// A 101 that turns the connection into a tunnel. Closing the response closes the tunnel.
    static Response tunnel(Tunnel tunnel) {
        return new SimpleResponse(101, Origin.SERVER, Optional.of(tunnel));
    }

    /// The status code, 200 to 599, or 101 with a tunnel.
    int status();

    /// Replaces the status code.
    void status(int status);

    /// The header fields, ready to be changed.
    Headers headers();

    /// The body.
    Body body();

    /// Replaces the body. The caller has read or closed the one before.
    void body(Body body);

    /// Who made this response.
    Origin origin();

    /// The far end of the connection, once the server has switched protocols.
    Optional<Tunnel> tunnel();

    /// Gives up body and tunnel. Closing twice does nothing.
    @Override
    void close();
}
