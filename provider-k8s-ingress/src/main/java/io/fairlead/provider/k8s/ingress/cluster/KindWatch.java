package io.fairlead.provider.k8s.ingress.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/// Follows the objects of one scope on a thread of its own: lists them once, then watches, and begins anew only where
/// the server no longer knows where we were.
///
/// Whatever goes wrong, what was known stays, and the server is asked again after a pause that grows.
final class KindWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(KindWatch.class.getName());

    private final ClusterConnection connection;
    private final Scope scope;
    private final String selector;
    private final Pace pace;
    private final Runnable changed;
    private final Store store;
    private final BackOff backOff;
    private final Pulse pulse = new Pulse();
    private final Thread thread;

    private volatile boolean synced;
    private volatile Optional<Failure> failure = Optional.empty();

    /// From where on to watch; empty before the objects were listed.
    private String position = "";

    private volatile String version = ApiVersions.USUAL;
    private boolean watchRefused;

    /// @param selector of labels; empty for all
    /// @param changed is called after each change of what is told here
    KindWatch(ClusterConnection connection, Scope scope, String selector, Pace pace, Runnable changed) {
        this.connection = connection;
        this.scope = scope;
        this.selector = selector;
        this.pace = pace;
        this.changed = changed;
        this.store = new Store(scope.kind());
        this.backOff = new BackOff(pace, new SplittableRandom());
        this.thread = Thread.ofVirtual().name("watch-" + scope.text()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Scope scope() {
        return scope;
    }

    /// The version under which the server has the objects, such as `networking.k8s.io/v1`.
    String apiVersion() {
        return scope.apiVersion(version);
    }

    /// Whether the objects have been read once.
    boolean synced() {
        return synced;
    }

    /// Whether there is nothing to wait for: read, or not ours to read.
    boolean settled() {
        return synced || refused();
    }

    /// Whether the server does not let us read them, or has no such kind.
    boolean refused() {
        return failure.map(Failure::refused).orElse(false);
    }

    /// What stands in the way, as long as it does.
    Optional<Failure> failure() {
        return failure;
    }

    /// What was read.
    Store store() {
        return store;
    }

    /// Ends what has been silent for too long; to be called now and then.
    void look() {
        pulse.look();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(step());
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    /// One list, or one watch.
    ///
    /// @return how long to wait before the next
    private Duration step() throws InterruptedException {
        try {
            return position.isEmpty() ? list() : watch();
        } catch (ApiException e) {
            return failed(e.failure());
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                // closed, and the connection with it
                throw (InterruptedException) new InterruptedException().initCause(e);
            }
            LOG.log(Level.WARNING, () -> "following " + scope.text() + " failed", e);
            return failed(Failure.of(e));
        } finally {
            pulse.rest();
        }
    }

    private Duration list() throws ApiException, InterruptedException {
        var listing = Listing.read(connection, scope, target(), pace.page(), this::read, pulse);
        position = listing.resourceVersion();
        var different = store.replaceAll(listing.objects()) || !synced;
        synced = true;
        tell(different);
        return Duration.ZERO;
    }

    private Duration watch() throws ApiException, InterruptedException {
        var began = System.nanoTime();
        var before = position;
        try (var body = connection.open(new Question("watch", scope), watchTarget(), false, pulse)) {
            opened();
            follow(body);
        } catch (JacksonIOException | UnexpectedEndOfInputException | IOException e) {
            LOG.log(Level.DEBUG, () -> "the watch of " + scope.text() + " was cut", e);
        } catch (JacksonException e) {
            LOG.log(Level.DEBUG, () -> "the watch of " + scope.text() + " is no JSON", e);
            position = "";
        }
        return ended(before, Duration.ofNanos(System.nanoTime() - began));
    }

    private void opened() {
        watchRefused = false;
        pulse.patience(pace.silence());
        if (failure.isPresent()) {
            failure = Optional.empty();
            tell(true);
        }
    }

    private void follow(InputStream body) throws ApiException {
        try (var events = new Events(body)) {
            for (var event = events.next(); event != null; event = events.next()) {
                pulse.beat();
                apply(event);
            }
        }
    }

    private void apply(Events.Event event) throws ApiException {
        switch (event.type()) {
            case "ADDED", "MODIFIED" -> tell(store.put(Store.key(event.object()), read(event.object())));
            case "DELETED" -> tell(store.remove(Store.key(event.object())));
            case "BOOKMARK" -> LOG.log(Level.TRACE, "bookmark");
            case "ERROR" -> throw new ApiException(event.failure());
            default -> LOG.log(Level.DEBUG, () -> "an event of unknown type " + event.type());
        }
        if (!event.resourceVersion().isEmpty()) {
            position = event.resourceVersion();
        }
    }

    /// A watch that was silent for too long may stand at a version that never comes: only a list can tell.
    private Duration ended(String before, Duration lasted) {
        if (pulse.wasCut()) {
            position = "";
        }
        if (lasted.compareTo(pace.first()) >= 0) {
            // after an outage the next one shall not be noticed late
            backOff.reset();
        }
        if (!position.isEmpty() && !position.equals(before) || lasted.compareTo(pace.longest()) >= 0) {
            backOff.reset();
            return Duration.ZERO;
        }
        return backOff.next();
    }

    private Duration failed(Failure reason) throws InterruptedException {
        var watching = !position.isEmpty();
        if (!reason.passing()) {
            position = "";
        }
        if (reason.expired() || reason.absent() && otherVersion() || watching && refusedAtFirst(reason)) {
            return backOff.next();
        }
        report(reason);
        return backOff.next(reason.wish());
    }

    /// Whether the list is refused as well is what an operator has to know.
    private boolean refusedAtFirst(Failure reason) {
        var first = reason.forbidden() && !watchRefused;
        watchRefused |= reason.forbidden();
        return first;
    }

    /// Whether the server has the objects under another version.
    private boolean otherVersion() throws InterruptedException {
        var offered = ApiVersions.offered(connection, scope, pulse).orElse(version);
        var other = !offered.equals(version);
        version = offered;
        return other;
    }

    private Store.Entry read(Map<String, ?> tree) {
        return store.read(tree, version);
    }

    private void report(Failure reason) {
        if (!failure.equals(Optional.of(reason))) {
            LOG.log(Level.DEBUG, () -> scope.text() + ": " + reason.text());
            failure = Optional.of(reason);
            tell(true);
        }
    }

    private void tell(boolean different) {
        if (different) {
            changed.run();
        }
    }

    private String target() {
        var path = scope.path(version);
        return selector.isEmpty() ? path : Scope.with(path, "labelSelector=" + Scope.encode(selector));
    }

    private String watchTarget() {
        return Scope.with(target(), "watch=true&allowWatchBookmarks=true&resourceVersion=") + Scope.encode(position)
                + "&timeoutSeconds=" + backOff.watchSeconds();
    }
}
