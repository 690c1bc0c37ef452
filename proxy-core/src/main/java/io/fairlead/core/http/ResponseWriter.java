package io.fairlead.core.http;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Writes responses: status line, framing and the fields of the connection are always made here.
public final class ResponseWriter {

    private static final byte[] LENGTH = "Content-Length: ".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] CHUNKED = "Transfer-Encoding: chunked\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] CLOSE = "Connection: close\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] SWITCH = "Connection: Upgrade\r\nUpgrade: ".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] KEEP = "Connection: keep-alive\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final Output out;
    private final BodyWriter bodies;
    private volatile boolean endless;

    /// A writer over an output that nobody else writes to.
    public ResponseWriter(Output out) {
        this.out = out;
        this.bodies = new BodyWriter(out);
    }

    /// Writes a whole response.
    ///
    /// @param request what the response must fit
    /// @param close whether the connection ends with it, if it can choose
    /// @return whether the connection can go on
    public boolean write(Response response, RequestHead request, boolean close) throws IOException {
        var body = response.body();
        var status = response.status();
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("found final status " + status + ", expected 200 to 599");
        }
        var none = BodyRules.hasNoBody(request.method(), status);
        var toEnd = !none && body.length() < 0 && request.minorVersion() == 0;
        var last = close || toEnd;
        out.put(StatusLine.of(request.minorVersion(), status));
        fields(response.headers());
        frame(body, status, none, toEnd);
        connection(request, last);
        out.crlf();
        if (!none) {
            content(body, toEnd, request.framing().acceptsTrailers());
        }
        out.flush();
        out.relax();
        return !last;
    }

    /// Writes the head of a response that ends HTTP on this connection (RFC 9110 section 15.2.2).
    ///
    /// @param protocol what follows
    public void switchProtocols(Response response, String protocol) throws IOException {
        out.put(StatusLine.of(1, 101));
        fields(response.headers());
        out.put(SWITCH);
        out.text(protocol);
        out.crlf();
        out.crlf();
        out.flush();
        out.relax();
    }

    /// A new exchange begins: [#isUntouched] is about it from now on.
    public void prepare() {
        out.begin();
    }

    /// Writes an interim response at once.
    public void inform(int status, Headers headers) throws IOException {
        out.put(StatusLine.of(1, status));
        if (headers instanceof HeaderBlock block) {
            block.writeTo(out, null);
        } else {
            FieldWriter.write(headers, out);
        }
        out.crlf();
        out.flush();
        out.begin();
    }

    /// Whether nothing of the final response has left yet.
    public boolean isUntouched() {
        return out.intact();
    }

    /// Whether what has left of a response looks whole if the connection just closes: it must be broken off
    /// instead (B-05). From any thread.
    public boolean isEndless() {
        return endless;
    }

    /// Forgets what of a response has not left yet.
    public void discard() {
        out.clear();
    }

    private void fields(Headers headers) throws IOException {
        if (headers instanceof HeaderBlock block) {
            block.writeTo(out, null);
            if (!block.contains(KnownField.DATE)) {
                out.put(HttpDate.line());
            }
            return;
        }
        FieldWriter.write(headers, out);
        if (!headers.contains("Date")) {
            out.put(HttpDate.line());
        }
    }

    private void frame(Body body, int status, boolean none, boolean toEnd) throws IOException {
        var length = BodyRules.announced(body, status);
        if (toEnd || none && length < 0) {
            return;
        }
        if (length < 0) {
            out.put(CHUNKED);
            return;
        }
        out.put(LENGTH);
        out.number(length);
        out.crlf();
    }

    private void connection(RequestHead request, boolean last) throws IOException {
        if (last) {
            out.put(CLOSE);
        } else if (request.minorVersion() == 0) {
            out.put(KEEP);
        }
    }

    private void content(Body body, boolean toEnd, boolean withTrailers) throws IOException {
        if (toEnd) {
            endless = true;
            bodies.untilClose(body);
            out.flush();
            endless = false;
        } else if (body.length() < 0) {
            bodies.chunked(body, withTrailers);
        } else {
            bodies.plain(body, body.length());
        }
    }
}
