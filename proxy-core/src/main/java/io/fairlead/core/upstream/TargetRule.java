package io.fairlead.core.upstream;

import java.net.InetAddress;
import java.util.function.IntPredicate;

/// Says where no request is sent on behalf of those who are not trusted to know (B-10).
@FunctionalInterface
public interface TargetRule {

    /// Whether no connection may be opened to there.
    boolean refuses(InetAddress address, int port);

    /// Refuses nothing.
    static TargetRule nothing() {
        return (_, _) -> false;
    }

    /// Refuses what is at or near this machine: loopback and link-local addresses, those of no single machine, the
    /// metadata services of clouds, and the proxy itself.
    ///
    /// @param ownPorts where the proxy listens
    static TargetRule local(IntPredicate ownPorts) {
        return new LocalTargets(ownPorts, LocalTargets::isOwn);
    }
}
