package io.fairlead.core.service;

import io.fairlead.core.service.LoadBalancer.Server;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.util.LinkedHashMap;
import java.util.List;

/// Sends a client where its cookie says, and others where they may go.
final class Sticky implements Handler {

    private final CookieSearch cookies;
    private final Handler others;

    private Sticky(CookieSearch cookies, Handler others) {
        this.cookies = cookies;
        this.others = others;
    }

    static Sticky of(List<Server> servers, StickyCookie cookie) {
        var introduced = servers.stream()
                .map(server -> server.with(new Introduction(server.handler(), cookie.toServer(server.url()))))
                .toList();
        var marks = new LinkedHashMap<String, Handler>();
        servers.forEach(server -> marks.putIfAbsent(ServerMark.of(server.url()), server.handler()));
        introduced.forEach(
                server -> ServerMark.former(server.url()).forEach(mark -> marks.putIfAbsent(mark, server.handler())));
        return new Sticky(new CookieSearch(cookie.name(), new ServerMarks(marks)), LoadBalancer.turns(introduced));
    }

    @Override
    public Response handle(Request request) {
        var kept = cookies.in(request.headers());
        return kept == null ? others.handle(request) : kept.handle(request);
    }
}
