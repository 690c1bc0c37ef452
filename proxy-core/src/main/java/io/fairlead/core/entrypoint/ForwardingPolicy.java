package io.fairlead.core.entrypoint;

import io.fairlead.core.config.ForwardedHeadersConfig;
import io.fairlead.provider.spi.bind.Names;
import java.util.Set;
import java.util.stream.Collectors;

/// What an entry point makes of the fields that say where a request came from.
///
/// @param trusted whose fields count
/// @param kept names, in lower case, that middlewares see although `Connection` lists them
/// @param appends whether the client's address joins `X-Forwarded-For`
public record ForwardingPolicy(TrustedPeers trusted, Set<String> kept, boolean appends) {

    /// Copies the set.
    public ForwardingPolicy {
        kept = Set.copyOf(kept);
    }

    static ForwardingPolicy of(ForwardedHeadersConfig config) {
        return new ForwardingPolicy(
                TrustedPeers.of(config.insecure(), config.trustedIPs()),
                config.connection().stream().map(Names::lower).collect(Collectors.toSet()),
                !config.notAppendXForwardedFor());
    }
}
