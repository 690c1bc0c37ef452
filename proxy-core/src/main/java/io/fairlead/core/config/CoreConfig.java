package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import java.util.Optional;

/// What holds for all entry points and routers.
///
/// @param defaultRuleSyntax the grammar of rules whose router names none; `v3` if absent
/// @param maxConnections how many client connections may be open at a time; 0 means what the process's limit of
///     open files allows; not an option of Traefik
/// @param maxConnectionsPerSource how many one address, or one IPv6 network of 64 bits, may have open; 0 means any
///     number; not an option of Traefik
/// @param maxRequests how many requests may be in flight at a time, beyond which the answer is 503; 0 means 10,000
///     for each GiB of heap; not an option of Traefik
/// @param maxHeaderMemory how many bytes all heads in flight may take together, beyond what each connection has
///     anyway; 0 means a tenth of the heap; not an option of Traefik
/// @param allowLocalTargets whether servers that a tenant names may be at or near this machine, or be the proxy
///     itself; not an option of Traefik
public record CoreConfig(
        @About("Rule grammar of routers that name none: v3, the default, or v2.")
        Optional<RuleSyntax> defaultRuleSyntax,

        @Default("0") @About("Most client connections; 0 for half of the open files allowed. Not in Traefik.")
        int maxConnections,

        @Default("0") @About("Most client connections of one source; 0 for any number. Not in Traefik.")
        int maxConnectionsPerSource,

        @Default("0") @About("Most requests at a time; 0 for 10000 for each GiB of heap. Not in Traefik.")
        int maxRequests,

        @Default("0")
        @About("Most bytes of all long request headers together; 0 for a tenth of the heap. Not in Traefik.")
        long maxHeaderMemory,

        @Default("false") @About("Let names that tenants choose lead to this machine and its links. Not in Traefik.")
        boolean allowLocalTargets) {

    /// Checks the limits.
    public CoreConfig {
        if (maxConnections < 0 || maxConnectionsPerSource < 0 || maxRequests < 0 || maxHeaderMemory < 0) {
            throw new IllegalArgumentException("limits above zero, or 0");
        }
    }

    /// A grammar of rules.
    public enum RuleSyntax {
        /// That of Traefik 2.10.
        V2,
        /// That of Traefik 3.
        V3;

        /// The grammar as options spell it.
        public String word() {
            return switch (this) {
                case V2 -> "v2";
                case V3 -> "v3";
            };
        }
    }
}
