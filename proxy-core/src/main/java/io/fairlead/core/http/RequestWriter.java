package io.fairlead.core.http;

import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Writes the head of a request to a server: request line, `Host` and framing are always made here
/// (F-12), and `X-Forwarded-For` grows by the client.
public final class RequestWriter {

    private static final byte[] VERSION = " HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] LENGTH = "Content-Length: ".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] CHUNKED = "Transfer-Encoding: chunked\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] TRAILERS = "TE: trailers\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] UPGRADE = "Connection: Upgrade\r\nUpgrade: ".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] EXPECT = "Expect: 100-continue\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] FORWARDED_FOR = "X-Forwarded-For: ".getBytes(StandardCharsets.ISO_8859_1);

    private final Output out;

    /// A writer over an output that nobody else writes to.
    public RequestWriter(Output out) {
        this.out = out;
    }

    /// Puts a head into the output, with its empty line.
    ///
    /// @param target path and query as they are sent
    /// @param host the value of `Host`
    /// @param link what the client's connection adds
    public void head(Request request, String target, String host, ClientLink link) throws IOException {
        out.begin();
        out.text(request.method());
        out.put(' ');
        out.text(target);
        if (request.hasQuery()) {
            out.put('?');
            out.text(request.query());
        }
        out.put(VERSION);
        out.text(host);
        out.crlf();
        var upgrade = upgrade(request, link);
        fields(request.headers(), link, !upgrade.isEmpty());
        frame(request);
        if (link.acceptsTrailers()) {
            out.put(TRAILERS);
        }
        if (link.expectsContinue() && request.body().length() != 0) {
            out.put(EXPECT);
        }
        if (!upgrade.isEmpty()) {
            out.put(UPGRADE);
            out.text(upgrade);
            out.crlf();
        }
        out.crlf();
    }

    /// The protocol to which the server is asked to switch; empty if there is none. A request that has got a
    /// body on its way asks for nothing.
    public static String upgrade(Request request, ClientLink link) {
        return request.body().length() == 0 ? link.upgrade() : "";
    }

    private void fields(Headers headers, ClientLink link, boolean upgrades) throws IOException {
        var block = blockOf(headers);
        if (upgrades) {
            WebSocketNames.spell(block);
        }
        if (!link.ending().isEmpty()) {
            link.ending().forEach(block::removeReceived);
        }
        var hidden = block.isBlank(KnownField.X_FORWARDED_FOR);
        var appends = link.address().length > 0;
        block.writeTo(out, hidden || appends ? KnownField.X_FORWARDED_FOR : null);
        if (hidden || !appends) {
            return;
        }
        out.put(FORWARDED_FOR);
        if (block.writeJoined(out, KnownField.X_FORWARDED_FOR)) {
            out.text(", ");
        }
        out.put(link.address());
        out.crlf();
    }

    private void frame(Request request) throws IOException {
        var length = request.body().length();
        if (length < 0) {
            out.put(CHUNKED);
        } else if (length > 0 || BodyRules.announcesEmpty(request.method())) {
            out.put(LENGTH);
            out.number(length);
            out.crlf();
        }
    }

    static HeaderBlock blockOf(Headers headers) {
        if (headers instanceof HeaderBlock own) {
            return own;
        }
        var block = new HeaderBlock();
        headers.forEach(block::add);
        return block;
    }
}
