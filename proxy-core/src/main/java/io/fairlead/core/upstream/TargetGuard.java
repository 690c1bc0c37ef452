package io.fairlead.core.upstream;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps to the addresses of one server that its owner may have dialled (B-10). It looks at what a name leads to now,
/// each time; of an address that is refused it tells once.
final class TargetGuard {

    private static final System.Logger LOGGER = System.getLogger(TargetGuard.class.getName());
    private static final int MOST_TOLD = 16;

    private final ServerOwner owner;
    private final ServerAddress server;
    private final TargetRule rule;
    private final Set<InetAddress> told = ConcurrentHashMap.newKeySet();

    TargetGuard(ServerOwner owner, ServerAddress server, TargetRule rule) {
        this.owner = owner;
        this.server = server;
        this.rule = owner.isChecked(server.host()) ? rule : TargetRule.nothing();
    }

    /// Those of the addresses that may be dialled, at least one.
    ///
    /// @throws ConnectException if there is none
    List<InetAddress> allowed(List<InetAddress> addresses) throws IOException {
        var allowed = addresses.stream().filter(this::isAllowed).toList();
        if (allowed.isEmpty()) {
            throw new ConnectException(server.authority() + " leads nowhere that is allowed");
        }
        return allowed;
    }

    private boolean isAllowed(InetAddress address) {
        var refused = rule.refuses(address, server.port());
        if (refused && told.size() < MOST_TOLD && told.add(address)) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    () -> "service " + owner.name() + ": server " + server.authority() + " leads to "
                            + address.getHostAddress() + ", which is refused unless core.allowLocalTargets is true");
        }
        return !refused;
    }
}
