package io.fairlead.core.upstream;

import io.fairlead.core.http.ResponseHead;
import io.fairlead.core.http2.ClientStream;
import io.fairlead.core.http2.ErrorCode;
import io.fairlead.middleware.spi.Body;
import org.jspecify.annotations.Nullable;

/// The answer of a server on a stream, as it arrives.
final class StreamedResponse extends ServerResponse {

    private final ClientStream stream;
    private final @Nullable Upload upload;
    private final Runnable whenClosed;

    StreamedResponse(
            ClientStream stream, ResponseHead head, Body received, @Nullable Upload upload, Runnable whenClosed) {
        super(head, received);
        this.stream = stream;
        this.upload = upload;
        this.whenClosed = whenClosed;
    }

    /// Ends the stream if either side of it still goes on.
    @Override
    void end() {
        whenClosed.run();
        var unsent = upload != null && !upload.isComplete() ? upload : null;
        stream.reset(ErrorCode.CANCEL);
        stream.finish();
        if (unsent != null) {
            unsent.cancel();
        }
    }
}
