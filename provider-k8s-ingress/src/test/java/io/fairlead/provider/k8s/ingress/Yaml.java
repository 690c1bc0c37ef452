package io.fairlead.provider.k8s.ingress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return new Dump(DumpSettings.builder().setSchema(new CoreSchema()).build()).dumpToString(tree);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object tree) {
        return tree == null ? Map.of() : (Map<String, Object>) tree;
    }
}
