package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Reaper;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// An entry point on a free port in front of one handler.
final class Wire implements AutoCloseable {

    private final Reaper reaper = Reaper.start();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final EntryPoint entryPoint;

    private Wire(EntryPointSettings settings, Handler handler) {
        this.entryPoint = EntryPoint.start(settings, dispatcher(handler), reaper);
    }

    static Wire to(Handler handler) {
        return to(EntryPointSettings.of("web", "127.0.0.1", 0), handler);
    }

    static Wire to(EntryPointSettings settings, Handler handler) {
        return new Wire(settings, handler);
    }

    int port() {
        return entryPoint.port();
    }

    EntryPoint entryPoint() {
        return entryPoint;
    }

    /// `METHOD path` of each request that reached the handler.
    List<String> seen() {
        return seen;
    }

    RawPeer client() {
        return RawPeer.connect(port());
    }

    private Dispatcher dispatcher(Handler handler) {
        return new Dispatcher() {
            @Override
            public Response dispatch(IncomingRequest request) {
                seen.add(request.method() + " " + request.path());
                return handler.handle(request);
            }

            @Override
            public void release(IncomingRequest request) {}
        };
    }

    @Override
    public void close() {
        entryPoint.close();
        reaper.close();
    }
}
