package io.fairlead.middleware.spi;

import java.net.InetSocketAddress;

/// A request on its way through the chain.
///
/// What a setter changes is what the handlers after it see and what is sent to the server. For one
/// thread.
public interface Request {

    /// A request for tests and for requests that a middleware makes itself, with no headers and no
    /// body, from an unspecified client.
    ///
    /// @param method a token, such as `GET`
    /// @param uri an absolute URI, such as `http://example.org/path?query`
    static Request of(String method, String uri) {
        return SimpleRequest.parse(method, uri);
    }

    /// The method, a token, in the case in which it came.
    String method();

    /// Replaces the method.
    void method(String method);

    /// `http` or `https`: how the client's connection reached the entry point.
    String scheme();

    /// The `Host` as received: name or address, with the port if one was given; empty if an
    /// HTTP/1.0 client sent none (RFC 9112 section 3.2).
    String authority();

    /// Replaces the `Host` that is sent on. Routing has already taken place.
    void authority(String authority);

    /// The path in its canonical, percent-encoded form, without the query. It starts with `/`, or is
    /// `*` for an `OPTIONS` of the whole server, or is empty after a middleware took all of it away.
    String path();

    /// Replaces the path. It is brought to canonical form again; a result that then differs answers
    /// 400 when it is forwarded. An empty path is for the middlewares that follow, which may add to it;
    /// behind the last of them it is `/`.
    void path(String encodedPath);

    /// The query as received, without the `?`; empty if there is none. [#hasQuery] tells an empty
    /// query from an absent one.
    String query();

    /// Whether the target has a `?`.
    boolean hasQuery();

    /// Replaces the query.
    void query(String query);

    /// The protocol of the client's message: `HTTP/1.0`, `HTTP/1.1` or `HTTP/2.0`.
    String protocol();

    /// The address of the client: the peer of the connection, or what a trusted PROXY protocol header
    /// said. Never taken from a header field.
    InetSocketAddress client();

    /// The name of the entry point by which the request came.
    String entryPoint();

    /// The header fields, ready to be changed.
    Headers headers();

    /// The body. Reading it the first time asks a client that waits for `100 Continue` to go on.
    Body body();

    /// Replaces the body. The caller has read or closed the one before.
    void body(Body body);

    /// Sends an interim answer (RFC 9110 section 15.2) such as 103 to the client at once. Without
    /// effect where the client's protocol has none.
    ///
    /// @param status 102 to 199, without 101
    void inform(int status, Headers headers);

    /// A request with copies of target and headers and the same body, for a handler that calls `next`
    /// more than once. The body can still be read only once: who wants to send it again sets one that
    /// it has kept.
    Request copy();
}
