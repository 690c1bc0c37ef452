package io.fairlead.core.routing;

import io.fairlead.core.provider.MergedTls;
import io.fairlead.provider.spi.bind.KnownNames;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The names of TLS options, for routers that name others. Put in order once, however many routers ask.
///
/// @param byBareName the full names, by the part before the provider
/// @param own those that somebody chose
record TlsOptionNames(Map<String, List<String>> byBareName, KnownNames own) {

    static TlsOptionNames of(Collection<String> names) {
        return new TlsOptionNames(
                names.stream().collect(Collectors.groupingBy(Reference::bare)),
                KnownNames.of(names.stream()
                        .filter(known -> !known.equals(MergedTls.DEFAULT))
                        .toList()));
    }

    /// What a router should have named instead of options that do not exist.
    ///
    /// @param provider that of the router
    String instead(String name, String provider) {
        var elsewhere = byBareName.getOrDefault(Reference.bare(name), List.of());
        if (elsewhere.isEmpty()) {
            return name.equals(MergedTls.DEFAULT) ? "options that one provider defines" : nearest(name);
        }
        var perhaps = "perhaps " + String.join(" or ", elsewhere);
        return Reference.provider(name).equals(provider)
                ? perhaps + ": a name without @ means provider " + provider
                : perhaps;
    }

    private String nearest(String name) {
        return "the name of TLS options"
                + own.nearest(name).map(near -> ", perhaps " + near).orElse("");
    }
}
