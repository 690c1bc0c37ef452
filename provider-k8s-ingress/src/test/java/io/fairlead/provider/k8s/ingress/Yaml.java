package io.fairlead.provider.k8s.ingress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// YAML for tests.
final class Yaml {

    private Yaml() {}

    static Map<String, Object> file(Path path) throws IOException {
        return map(parse(Files.readString(path)));
    }

    static Object parse(String text) {
        return new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(text);
    }

    static String text(Object tree) {
        return new Dump(DumpSettings.builder().build()).dumpToString(tree);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object tree) {
        return tree == null ? Map.of() : (Map<String, Object>) tree;
    }

    /// A part of an expectation as the records have it: what is empty is left out, but for `tls` of a router.
    static Object comparable(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<String, Object>();
            map.forEach((key, value) -> {
                if (!isEmpty(value)) {
                    copy.put((String) key, comparable(value));
                } else if (key.equals("tls")) {
                    copy.put("tls", Map.of());
                }
            });
            return copy;
        }
        if (tree instanceof List<?> list) {
            var copy = new ArrayList<Object>();
            list.forEach(element -> copy.add(comparable(element)));
            return copy;
        }
        return tree;
    }

    private static boolean isEmpty(Object value) {
        return value == null
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof List<?> list && list.isEmpty();
    }
}
