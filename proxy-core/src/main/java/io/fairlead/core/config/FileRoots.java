package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.BindException.Mismatch;
import io.fairlead.provider.spi.bind.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sorts the root keys of a file.
///
/// Traefik ignores every unknown one. Here that holds for what is meant for others: the roots of a dynamic
/// configuration that shares the file, and keys that begin with `x-`; and for the roots of Traefik that are not here
/// yet, so that a file which has them starts. Any other is taken for a mistake.
final class FileRoots {

    private static final List<String> DYNAMIC = List.of("http", "tcp", "udp", "tls");

    private final Collection<String> known;
    private final List<String> ignored = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<Mismatch> mismatches = new ArrayList<>();

    FileRoots(Collection<String> known) {
        this.known = known;
    }

    /// The entries whose root key is an option; those without a value are left out.
    Map<String, Object> known(Map<?, ?> root) {
        var tree = new LinkedHashMap<String, Object>();
        root.forEach((key, value) -> {
            var name = String.valueOf(key);
            if (known.stream().anyMatch(option -> Names.same(option, name))) {
                if (value != null) {
                    tree.put(name, value);
                }
            } else if (TraefikOptions.isRoot(name)) {
                missing.add(name);
            } else if (name.startsWith("x-") || DYNAMIC.stream().anyMatch(option -> Names.same(option, name))) {
                ignored.add(name);
            } else {
                mismatches.add(UnknownOption.of(name, name, name, known));
            }
        });
        return tree;
    }

    List<String> ignored() {
        return ignored;
    }

    /// Those of Traefik that are not here yet; nothing is done about them.
    List<String> missing() {
        return missing;
    }

    List<Mismatch> mismatches() {
        return mismatches;
    }
}
