package io.fairlead.core.provider;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import java.util.List;

/// All that one provider says now.
///
/// @param provider its name
/// @param configuration what it has published last
/// @param problems what it has reported since, and what it set aside when it published
/// @param standing how far it is
public record Message(String provider, DynamicConfiguration configuration, List<Problem> problems, Standing standing) {

    /// Copies the list.
    public Message {
        problems = List.copyOf(problems);
    }

    /// Of a provider that is up to date.
    public Message(String provider, DynamicConfiguration configuration, List<Problem> problems) {
        this(provider, configuration, problems, Standing.CURRENT);
    }

    /// How far a provider is.
    public enum Standing {
        /// It has no configuration yet, and one is to come.
        WAITING,
        /// Its configuration is what it should be, as far as it knows.
        CURRENT,
        /// Its configuration stays, and something keeps it from a newer one.
        BEHIND
    }
}
