package io.fairlead.core.upstream;

import io.fairlead.core.http2.ErrorCode;
import io.fairlead.core.http2.Http2Stream;
import io.fairlead.core.http2.StreamContent;
import io.fairlead.middleware.spi.Body;
import java.io.IOException;

/// Sends the body of a request on a stream.
record StreamSink(Http2Stream stream) implements BodySink {

    @Override
    public void send(Body body) throws IOException {
        StreamContent.send(stream, body, true);
    }

    @Override
    public void close() {
        stream.reset(ErrorCode.CANCEL);
    }
}
