package io.fairlead.dist;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What `/api/rawdata` says at one moment.
record RawData(Map<String, Object> tree) {

    static RawData of(FairleadProcess fairlead) {
        var answer = Answer.get(fairlead.internal(), "localhost", "/api/rawdata");
        // JSON is YAML
        return new RawData(map(
                new Load(LoadSettings.builder().setCodePointLimit(64 << 20).build()).loadFromString(answer.body())));
    }

    /// The router of the Kubernetes provider that has this name; empty if there is none.
    Map<String, Object> router(String name) {
        return map(map(tree.get("routers")).get(name + "@kubernetes"));
    }

    /// The service of the Kubernetes provider that has this name; empty if there is none.
    Map<String, Object> service(String name) {
        return map(map(tree.get("services")).get(name + "@kubernetes"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object tree) {
        return tree == null ? Map.of() : (Map<String, Object>) tree;
    }
}
