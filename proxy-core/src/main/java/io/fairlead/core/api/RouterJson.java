package io.fairlead.core.api;

import io.fairlead.core.routing.RouterStatus;
import io.fairlead.provider.spi.bind.RecordTree;
import io.fairlead.provider.spi.dynamic.RouterTlsConfig;
import java.io.IOException;
import java.util.TreeSet;

/// A router as the API shows it.
final class RouterJson {

    private RouterJson() {}

    static void write(Json json, RouterStatus router) throws IOException {
        var config = router.config();
        json.fieldUnlessEmpty("entryPoints", config.entryPoints());
        json.fieldUnlessEmpty("middlewares", config.middlewares());
        json.field("service", config.service());
        json.field("rule", config.rule());
        if (config.ruleSyntax().isPresent()) {
            json.field("ruleSyntax", config.ruleSyntax().get());
        }
        json.field("priority", router.priority());
        if (config.tls().isPresent()) {
            json.field("tls", tls(config.tls().get()));
        }
        if (config.observability().isPresent()) {
            json.field("observability", RecordTree.of(config.observability().get()));
        }
        json.fieldUnlessEmpty("error", router.errors());
        json.field("status", router.status().word());
        json.fieldUnlessEmpty("using", new TreeSet<>(config.entryPoints()));
    }

    private static Object tls(RouterTlsConfig tls) {
        var tree = RecordTree.of(tls);
        tree.putIfAbsent("options", "default");
        return tree;
    }
}
