package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import java.util.Optional;

/// Where an entry point sends everything that no other router takes.
public record RedirectionsConfig(
        @About("Send everything to another entry point.") Optional<Target> entryPoint) {

    /// The entry point to go to.
    ///
    /// @param to its name, or `:` and a port
    /// @param permanent whether the answer is 301 or 308 rather than 302 or 307
    /// @param priority that of the router which redirects
    public record Target(
            @About("Name of the other entry point, or :port.")
            String to,

            @Default("https") @About("Scheme of the URL to go to.")
            String scheme,

            @Default("true") @About("Answer 301 or 308 instead of 302 or 307.")
            boolean permanent,

            @Default("9223372036854775806") @About("Priority of the router that redirects.")
            long priority) {}
}
