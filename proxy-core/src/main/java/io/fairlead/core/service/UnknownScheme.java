package io.fairlead.core.service;

import io.fairlead.core.http.StatusLine;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;

/// A server that nobody knows how to speak to: as in Traefik the requests that meet it fail, and no others.
public final class UnknownScheme implements Handler {

    private static final int FAILURE = 500;

    @Override
    public Response handle(Request request) {
        var response = Response.of(FAILURE, Response.Origin.UNSENT);
        response.body(Body.of(StatusLine.reason(FAILURE)));
        return response;
    }
}
