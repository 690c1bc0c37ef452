package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.BindException.Mismatch;
import io.fairlead.provider.spi.bind.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The environment as a source of options: `TRAEFIK_ENTRYPOINTS_WEB_ADDRESS` is `entryPoints.web.address`.
///
/// @param tree the options
/// @param names the variables that count
/// @param links variables that Kubernetes makes for a Service whose name begins with `traefik-`
/// @param mismatches what is wrong with them
record EnvironmentVariables(
        Map<String, Object> tree, List<String> names, List<String> links, List<Mismatch> mismatches) {

    private static final String PREFIX = "TRAEFIK_";
    private static final Pattern LINK = Pattern.compile(
            ".*_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT|PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

    static EnvironmentVariables parse(Map<String, String> environment, Node.Section schema) {
        var assembler = new TreeAssembler(schema);
        var names = new ArrayList<String>();
        var links = new ArrayList<String>();
        for (var variable : new TreeMap<>(environment).entrySet()) {
            var name = variable.getKey();
            if (!hasKnownRoot(name, schema)) {
                continue;
            }
            var path = path(name);
            if (isLink(name, path, assembler)) {
                links.add(name);
            } else {
                names.add(name);
                assembler.put(path, variable.getValue(), name);
            }
        }
        return new EnvironmentVariables(assembler.tree(), names, links, List.copyOf(assembler.mismatches()));
    }

    private static boolean hasKnownRoot(String name, Node.Section schema) {
        return schema.children().keySet().stream().anyMatch(root -> startsWith(name, root))
                || TraefikOptions.roots().anyMatch(root -> startsWith(name, root));
    }

    private static boolean startsWith(String name, String root) {
        return name.startsWith(PREFIX + root.toUpperCase(Locale.ROOT));
    }

    private static boolean isLink(String name, List<String> path, TreeAssembler assembler) {
        return LINK.matcher(name).matches()
                && assembler
                        .find(path)
                        .filter(node -> node instanceof Node.Value)
                        .isEmpty();
    }

    private static List<String> path(String name) {
        return Arrays.asList(Names.lower(name.substring(PREFIX.length())).split("_", -1));
    }
}
