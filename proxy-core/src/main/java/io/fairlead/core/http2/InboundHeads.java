package io.fairlead.core.http2;

import io.fairlead.core.http.DecodedFields;
import io.fairlead.core.http.FieldSink;
import io.fairlead.core.http.HeaderBlock;
import io.fairlead.core.http.RequestFields;
import io.fairlead.core.http.ResponseFields;
import io.fairlead.core.http.TrailerFields;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decodes the header blocks of the peer and decides what each is: a request, an answer, trailers, or a mistake. On
/// the thread that reads.
final class InboundHeads {

    private final Http2Connection connection;
    private final Shared shared;
    private final Http2Options options;
    private final Inbound inbound;
    private final Optional<StreamHandler> handler;
    private final HpackDecoder decoder = new HpackDecoder();
    private final RequestFields requests = new RequestFields();
    private final ResponseFields responses = new ResponseFields();
    private final TrailerFields trailers = new TrailerFields();

    // Of the block at hand.
    private int id;
    private boolean ends;
    private boolean selfish;

    InboundHeads(Http2Connection connection, Http2Options options, Inbound inbound, Optional<StreamHandler> handler) {
        this.connection = connection;
        this.shared = connection.shared;
        this.options = options;
        this.inbound = inbound;
        this.handler = handler;
    }

    /// The peer knows the size of our table now.
    void acknowledged() {
        decoder.limit(options.decoderTable());
    }

    /// Takes a block that is complete. Each must be decoded, whatever it is, lest the tables of both sides differ.
    ///
    /// @param endsStream whether nothing follows
    /// @param dependsOnSelf what makes its stream a broken one
    void block(int stream, boolean endsStream, boolean dependsOnSelf, byte[] bytes, int start, int end) {
        id = stream;
        ends = endsStream;
        selfish = dependsOnSelf;
        var open = inbound.find(id);
        if (open != null) {
            following(open, bytes, start, end);
        } else if (shared.server() && (id & 1) == 1 && shared.ids().isIdle(id)) {
            request(bytes, start, end);
        } else {
            late();
            decoder.decode(bytes, start, end, FieldSink.NONE);
        }
    }

    /// A head on a stream that is closed, or that the peer cannot open.
    private void late() {
        Streams.@Nullable End how;
        synchronized (shared.outbox()) {
            how = shared.streams().endOf(id);
        }
        if (how == null || shared.ids().isIdle(id)) {
            throw ConnectionError.protocol("HEADERS on a stream that the peer cannot open");
        }
        if (how != Streams.End.RESET_BY_US) {
            throw new ConnectionError(ErrorCode.STREAM_CLOSED, "HEADERS on a closed stream");
        }
    }

    private void request(byte[] bytes, int start, int end) {
        if (!connection.openings.admits(id)) {
            decoder.decode(bytes, start, end, FieldSink.NONE);
            inbound.refused(id);
            return;
        }
        var request = handler.orElseThrow().next();
        var head = request.head();
        requests.begin(head);
        decoder.decode(bytes, start, end, requests);
        requests.end();
        var stream = new ServerStream(connection, id, request, requests.refusal());
        stream.announced = head.framing().length();
        var malformed = selfish ? "stream depends on itself" : requests.malformed();
        if (malformed == null && stream.isWrongLength(ends)) {
            malformed = "body is not as long as announced";
        }
        if (malformed != null) {
            request.drop();
            inbound.streamError(id, ErrorCode.PROTOCOL_ERROR, malformed);
            return;
        }
        serve(stream);
    }

    private void serve(ServerStream stream) {
        inbound.budgets().streamOpened();
        if (ends) {
            stream.remoteEnd = true;
            stream.endRemote(null);
        }
        connection.openings.serve(stream);
    }

    private void following(Http2Stream stream, byte[] bytes, int start, int end) {
        if (stream.remoteEnd) {
            decoder.decode(bytes, start, end, FieldSink.NONE);
            inbound.streamError(id, ErrorCode.STREAM_CLOSED, "HEADERS behind the end of a stream");
        } else if (stream instanceof ClientStream asked && !asked.hasHead) {
            response(asked, bytes, start, end);
        } else {
            trailers(stream, bytes, start, end);
        }
    }

    private void trailers(Http2Stream stream, byte[] bytes, int start, int end) {
        var fields = new HeaderBlock();
        trailers.begin(fields, options.trailers());
        decoder.decode(bytes, start, end, trailers);
        trailers.end();
        if (isBroken(trailers) || !ends || selfish || stream.isWrongLength(true)) {
            var reason = trailers.malformed();
            inbound.streamError(
                    id, ErrorCode.PROTOCOL_ERROR, reason == null ? "trailers that are too long or no end" : reason);
            return;
        }
        stream.endRemote(fields);
        connection.endings.endRemote(stream);
    }

    private void response(ClientStream stream, byte[] bytes, int start, int end) {
        var head = stream.freshHead();
        responses.begin(head);
        decoder.decode(bytes, start, end, responses);
        responses.end();
        var interim = head.status() < 200;
        if (isBroken(responses) || interim && ends) {
            var reason = responses.malformed();
            inbound.streamError(id, ErrorCode.PROTOCOL_ERROR, reason == null ? "head that is no response" : reason);
            return;
        }
        if (!interim) {
            stream.hasHead = true;
            stream.announced = stream.isBodyless(head) ? -1 : head.framing().length();
        }
        if (!interim && stream.isWrongLength(ends)) {
            inbound.streamError(id, ErrorCode.PROTOCOL_ERROR, "body is not as long as announced");
            return;
        }
        if (ends) {
            stream.endRemote(null);
        }
        if (!stream.take(head)) {
            inbound.streamError(id, ErrorCode.ENHANCE_YOUR_CALM, "too many interim answers");
            return;
        }
        if (ends) {
            connection.endings.endRemote(stream);
        }
    }

    private static boolean isBroken(DecodedFields fields) {
        return fields.malformed() != null || fields.refusal() != null;
    }
}
