package io.fairlead.core.service;

import io.fairlead.core.http.HeaderBlock;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.nio.charset.StandardCharsets;

/// A server whose answers tell the client how to come back to it. Who got no answer need not come back.
final class Introduction implements Handler {

    private static final String FIELD = "Set-Cookie";
    private static final byte[] FIELD_BYTES = FIELD.getBytes(StandardCharsets.US_ASCII);

    private final Handler server;
    private final String cookie;
    private final byte[] cookieBytes;

    Introduction(Handler server, String cookie) {
        this.server = server;
        this.cookie = cookie;
        this.cookieBytes = cookie.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public Response handle(Request request) {
        var response = server.handle(request);
        if (response.origin() == Response.Origin.SERVER) {
            if (response.headers() instanceof HeaderBlock block) {
                block.addTrusted(FIELD_BYTES, cookieBytes);
            } else {
                response.headers().add(FIELD, cookie);
            }
        }
        return response;
    }
}
