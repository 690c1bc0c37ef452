package io.fairlead.core.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The addresses of server names. Names are looked up on a few platform threads, since a look-up can hold its
/// thread for long; requests use what was found last.
public final class ServerNames implements AutoCloseable {

    private static final int THREADS = 8;
    private static final int MOST_WAITING = 1000;
    private static final int MOST_NAMES = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final NameLookup lookup;
    private final LongSupplier clock;
    private final ThreadPoolExecutor threads;
    private final Cache<String, KnownName> names;

    /// Names that are looked up in that way.
    public ServerNames(NameLookup lookup) {
        this(lookup, System::nanoTime);
    }

    ServerNames(NameLookup lookup, LongSupplier clock) {
        this.lookup = lookup;
        this.clock = clock;
        ThreadFactory factory = Thread.ofPlatform().daemon().name("names-", 0).factory();
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), factory);
        threads.allowCoreThreadTimeOut(true);
        this.names = Caffeine.newBuilder()
                .maximumSize(MOST_NAMES)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .executor(Runnable::run)
                .build();
    }

    /// Begins to look a name up that will be needed.
    void expect(String name) {
        if (literal(name) == null) {
            known(name).refresh(clock.getAsLong());
        }
    }

    /// The addresses of a name, or the address that it is; at least one.
    ///
    /// @param patience how long to wait for a name of which nothing is known yet, in nanoseconds
    /// @throws java.net.SocketTimeoutException if that is not enough
    /// @throws java.net.UnknownHostException if there is no such name
    List<InetAddress> addresses(String name, long patience) throws IOException {
        var literal = literal(name);
        return literal == null ? known(name).addresses(patience) : List.of(literal);
    }

    /// Ends the threads.
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private KnownName known(String name) {
        return names.get(name, key -> new KnownName(key, lookup, threads, clock));
    }

    /// Whether that is an address rather than a name.
    static boolean isLiteral(String name) {
        return literal(name) != null;
    }

    private static @Nullable InetAddress literal(String name) {
        var first = name.isEmpty() ? 'x' : name.charAt(0);
        if (name.indexOf(':') < 0 && (first < '0' || first > '9')) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(name);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
