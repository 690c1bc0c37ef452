package io.fairlead.core.entrypoint;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many connections one source may have at a time. A source is an IPv4 address, or the network of an
/// IPv6 address, since a host owns all of that. It remembers no more sources than there are connections.
public final class SourceLimit {

    /// As many as there are.
    public static final SourceLimit NONE = new SourceLimit(Integer.MAX_VALUE);

    private static final int NETWORK_OCTETS = 8;

    private final int most;
    private final Map<ByteBuffer, Integer> taken = new ConcurrentHashMap<>();

    private SourceLimit(int most) {
        this.most = most;
    }

    /// A limit for all entry points that share it.
    ///
    /// @param most 0 means no limit
    public static SourceLimit of(int most) {
        return most == 0 ? NONE : new SourceLimit(most);
    }

    /// Takes a place for a connection of that source, if it has one left.
    boolean take(InetAddress source) {
        if (most == Integer.MAX_VALUE) {
            return true;
        }
        var held = taken.compute(key(source), (_, count) -> count == null ? 1 : count + 1);
        if (held <= most) {
            return true;
        }
        giveBack(source);
        return false;
    }

    /// Gives a place back that was taken.
    void giveBack(InetAddress source) {
        if (most != Integer.MAX_VALUE) {
            taken.computeIfPresent(key(source), (_, count) -> count == 1 ? null : count - 1);
        }
    }

    /// How many sources have connections.
    int sources() {
        return taken.size();
    }

    private static ByteBuffer key(InetAddress source) {
        var octets = source.getAddress();
        return ByteBuffer.wrap(octets, 0, Math.min(octets.length, NETWORK_OCTETS));
    }
}
