package io.fairlead.core.http2;

import io.fairlead.core.http.RequestHead;

/// A request that arrives on a stream.
public interface StreamRequest {

    /// Is filled on the thread that reads.
    RequestHead head();

    /// Answers it, on a virtual thread of its own. That thread is interrupted when the peer resets the stream or
    /// the connection ends. [ServerStream#refusal] says whether it must be refused. Throws nothing.
    void answer(ServerStream stream);

    /// It will not be answered: the client has taken it back, or it is none.
    default void drop() {}
}
