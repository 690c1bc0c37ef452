package io.fairlead.core.service;

import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Servers of equal weight, one after the other.
final class RoundRobin implements Handler {

    private final Handler[] servers;
    private final AtomicLong turn = new AtomicLong();

    RoundRobin(List<Handler> servers) {
        this.servers = servers.toArray(Handler[]::new);
    }

    @Override
    public Response handle(Request request) {
        return servers[(int) (turn.getAndIncrement() % servers.length)].handle(request);
    }
}
