package io.fairlead.core.upstream;

import io.fairlead.core.http.ChannelTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayList;
import java.util.List;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// Opens connections to one server: its addresses are tried in turn until one takes the connection.
final class Dialer {

    private static final System.Logger LOGGER = System.getLogger(Dialer.class.getName());

    /// One dead address must not use up the time of the others, nor get too little to answer from afar.
    private static final long LEAST_NANOS = 2_000_000_000L;

    private static final int KEEPALIVE_SECONDS = 30;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final ServerAddress server;
    private final ServerNames names;
    private final TargetGuard guard;
    private final long limit;
    private volatile @Nullable InetAddress failed;

    /// @param guard says which addresses may be tried
    /// @param limit nanoseconds for all of it; zero means none
    Dialer(ServerAddress server, ServerNames names, TargetGuard guard, long limit) {
        this.server = server;
        this.names = names;
        this.guard = guard;
        this.limit = limit == 0 ? Long.MAX_VALUE / 2 : limit;
    }

    /// @throws SocketTimeoutException if no address answered in time
    ChannelTransport dial() throws IOException {
        var ends = System.nanoTime() + limit;
        var addresses = inOrder(guard.allowed(names.addresses(server.host(), limit)));
        var failures = new ArrayList<IOException>();
        for (var i = 0; i < addresses.size(); i++) {
            var left = ends - System.nanoTime();
            if (left <= 0) {
                break;
            }
            var share = Math.min(left, Math.max(LEAST_NANOS, left / (addresses.size() - i)));
            try {
                return connect(addresses.get(i), share);
            } catch (IOException e) {
                failures.add(failed(addresses.get(i), e));
            }
        }
        throw failures.isEmpty() ? new SocketTimeoutException("no time left to connect") : failures.getFirst();
    }

    /// The address that failed last goes last, so that a dead one costs its time once.
    private List<InetAddress> inOrder(List<InetAddress> addresses) {
        var last = failed;
        if (last == null || addresses.size() == 1 || !addresses.contains(last)) {
            return addresses;
        }
        var ordered = new ArrayList<>(addresses);
        ordered.remove(last);
        ordered.add(last);
        return ordered;
    }

    private IOException failed(InetAddress address, IOException e) {
        failed = address;
        LOGGER.log(
                System.Logger.Level.DEBUG,
                () -> "cannot connect to " + server.authority() + " at " + address.getHostAddress() + ": "
                        + e.getMessage());
        return e;
    }

    private ChannelTransport connect(InetAddress ip, long nanos) throws IOException {
        var address = new InetSocketAddress(ip, server.port());
        var channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            keepAlive(channel);
            channel.socket().connect(address, millis(nanos));
            return new ChannelTransport(channel, address);
        } catch (UnsupportedAddressTypeException e) {
            channel.close();
            throw new IOException("no route to addresses of that kind", e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void keepAlive(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        if (channel.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEPALIVE_SECONDS);
        }
    }

    private static int millis(long nanos) {
        var millis = Math.max(1, nanos / NANOS_PER_MILLI);
        return millis > Integer.MAX_VALUE ? 0 : (int) millis;
    }
}
