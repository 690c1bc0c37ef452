package io.fairlead.core.http2;

import io.fairlead.core.http.RequestHead;

/// Answers the requests of a connection: the server's side of it.
public interface StreamHandler {

    /// A head to be filled with the next request. Called on the thread that reads; must not block.
    RequestHead head();

    /// Answers the request of a stream, on a virtual thread of its own. That thread is interrupted when the
    /// peer resets the stream or the connection ends. [Http2Stream#refusal] says whether it must be refused.
    void handle(Http2Stream stream);
}
