package io.fairlead.core.provider;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import java.util.List;

/// All that one provider says now.
///
/// @param provider its name
/// @param configuration what it has published last
/// @param problems what it has reported since, and what it set aside when it published
public record Message(String provider, DynamicConfiguration configuration, List<Problem> problems) {

    /// Copies the list.
    public Message {
        problems = List.copyOf(problems);
    }
}
