package io.fairlead.core.http2;

import org.jspecify.annotations.Nullable;

/// Deals with the DATA frames of the peer, on the thread that reads: they must keep to the windows, to the state of
/// their stream and to the length that was announced.
final class InboundData {

    private final Shared shared;
    private final Endings endings;
    private final Inbound inbound;

    InboundData(Shared shared, Endings endings, Inbound inbound) {
        this.shared = shared;
        this.endings = endings;
        this.inbound = inbound;
    }

    void frame(int flags, int id, byte[] bytes, int at, int length) {
        var ends = (flags & FrameType.END_STREAM) != 0;
        shared.receiving().spend(length);
        var padding = Padding.of(flags, bytes, at, length);
        var start = at + ((flags & FrameType.PADDED) != 0 ? 1 : 0);
        var content = length - (start - at) - padding;
        inbound.budgets().dataReceived(content == 0 && !ends);
        var stream = inbound.find(id);
        if (stream == null) {
            shared.receiving().discarded(length);
            afterEnd(id);
        } else {
            take(stream, bytes, start, content, length, ends);
        }
    }

    private void afterEnd(int id) {
        Streams.@Nullable End end;
        synchronized (shared.outbox()) {
            end = shared.streams().endOf(id);
        }
        if (end != Streams.End.RESET_BY_US) {
            inbound.streamError(id, ErrorCode.STREAM_CLOSED, "DATA on a closed stream");
        }
    }

    private void take(Http2Stream stream, byte[] bytes, int start, int content, int length, boolean ends) {
        if (stream.remoteEnd) {
            refuse(stream, length, ErrorCode.STREAM_CLOSED, "DATA behind the end of a stream");
            return;
        }
        if (stream instanceof ClientStream answered && !answered.hasHead) {
            refuse(stream, length, ErrorCode.PROTOCOL_ERROR, "DATA before a final head");
            return;
        }
        if (!shared.receiving().spend(stream, length)) {
            refuse(stream, length, ErrorCode.FLOW_CONTROL_ERROR, "more than the stream's window");
            return;
        }
        stream.received += content;
        if (stream.isWrongLength(ends)) {
            refuse(stream, length, ErrorCode.PROTOCOL_ERROR, "body is not as long as announced");
            return;
        }
        shared.receiving().consumed(stream, length - content);
        if (content > 0 && !stream.content().receive(bytes, start, content)) {
            shared.receiving().consumed(stream, content);
            stream.takeUnwanted(content);
        }
        if (ends) {
            stream.endRemote(null);
            endings.endRemote(stream);
        }
    }

    private void refuse(Http2Stream stream, int length, ErrorCode code, String reason) {
        shared.receiving().discarded(length);
        inbound.streamError(stream.id(), code, reason);
    }
}
