package io.fairlead.core.entrypoint;

import io.fairlead.core.config.EntryPointConfig;
import io.fairlead.core.http.Reaper;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Response;
import io.fairlead.provider.spi.bind.RecordBinder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// An entry point on a free port in front of one handler.
final class Wire implements AutoCloseable {

    private final Reaper reaper = Reaper.start();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final EntryPoint entryPoint;

    private Wire(EntryPointSettings settings, int connections, Handler handler) {
        this.entryPoint = EntryPoint.start(settings, dispatcher(handler), ConnectionLimit.of(connections), reaper);
    }

    /// An entry point with some options.
    ///
    /// @param options names, such as `http.sanitizePath`, and values in turn
    static EntryPointSettings settings(String... options) {
        var tree = new HashMap<String, Object>(Map.of("address", "127.0.0.1:0"));
        for (var i = 0; i < options.length; i += 2) {
            put(tree, options[i].split("\\."), options[i + 1]);
        }
        return EntryPointSettings.of("web", RecordBinder.bind(EntryPointConfig.class, tree, ""));
    }

    @SuppressWarnings("unchecked") // this method made the maps
    private static void put(Map<String, Object> tree, String[] path, String value) {
        var at = tree;
        for (var i = 0; i < path.length - 1; i++) {
            at = (Map<String, Object>) at.computeIfAbsent(path[i], _ -> new HashMap<String, Object>());
        }
        at.put(path[path.length - 1], value);
    }

    static Wire to(Handler handler) {
        return to(EntryPointSettings.of("web", "127.0.0.1", 0), handler);
    }

    static Wire to(EntryPointSettings settings, Handler handler) {
        return new Wire(settings, 1000, handler);
    }

    /// One that takes no more than so many connections.
    static Wire limited(int connections, Handler handler) {
        return new Wire(EntryPointSettings.of("web", "127.0.0.1", 0), connections, handler);
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
