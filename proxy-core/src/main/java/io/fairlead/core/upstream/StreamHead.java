package io.fairlead.core.upstream;

import io.fairlead.core.http.BodyRules;
import io.fairlead.core.http.ClientLink;
import io.fairlead.core.http.ServerBoundFields;
import io.fairlead.core.http2.HeadWriter;
import io.fairlead.core.http2.HpackEncoder;
import io.fairlead.middleware.spi.Request;
import java.nio.charset.StandardCharsets;

/// The head of a request as HTTP/2 carries it.
///
/// @param encrypted whether the server is spoken to in secret
record StreamHead(Request request, ClientLink link, ServerTarget target, boolean encrypted) implements HeadWriter {

    private static final byte[] METHOD = ascii(":method");
    private static final byte[] SCHEME = ascii(":scheme");
    private static final byte[] AUTHORITY = ascii(":authority");
    private static final byte[] PATH = ascii(":path");
    private static final byte[] LENGTH = ascii("content-length");
    private static final byte[] TE = ascii("te");
    private static final byte[] EXPECT = ascii("expect");
    private static final byte[] HTTP = ascii("http");
    private static final byte[] HTTPS = ascii("https");
    private static final byte[] TRAILERS = ascii("trailers");
    private static final byte[] CONTINUE = ascii("100-continue");

    @Override
    public void write(HpackEncoder encoder) {
        encoder.field(METHOD, request.method());
        encoder.field(SCHEME, encrypted ? HTTPS : HTTP);
        encoder.field(AUTHORITY, target.host(request));
        encoder.field(PATH, path());
        ServerBoundFields.forEach(request.headers(), link, encoder);
        var length = request.body().length();
        if (length > 0 || length == 0 && BodyRules.announcesEmpty(request.method())) {
            encoder.field(LENGTH, length);
        }
        if (link.acceptsTrailers()) {
            encoder.field(TE, TRAILERS);
        }
        if (link.expectsContinue() && length != 0) {
            encoder.field(EXPECT, CONTINUE);
        }
    }

    private String path() {
        return request.hasQuery() ? target.path(request) + '?' + request.query() : target.path(request);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
