package io.fairlead.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import io.fairlead.provider.spi.dynamic.HttpConfiguration;
import io.fairlead.provider.spi.dynamic.Origin;
import io.fairlead.provider.spi.dynamic.RouterConfig;
import io.fairlead.provider.spi.dynamic.ServiceConfig;
import io.fairlead.provider.spi.dynamic.SharedMap;
import io.fairlead.provider.spi.dynamic.TlsConfiguration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Holds a merge that goes on from the one before against one of the last messages alone.
class IncrementalMergePropertyTest {

    private static final List<String> PROVIDERS = List.of("file", "kubernetes", "other");

    @Test
    void changesLeadWhereMergingAnewLeads() {
        for (var seed = 0L; seed < 40; seed++) {
            var random = new SplittableRandom(seed);
            var merge = new Merge();
            var messages = new HashMap<String, Message>();
            var before = MergedConfiguration.EMPTY;
            for (var step = 0; step < 40; step++) {
                var provider = PROVIDERS.get(random.nextInt(3));
                messages.put(provider, next(random, provider, messages.get(provider)));
                var present = PROVIDERS.stream()
                        .filter(messages::containsKey)
                        .map(messages::get)
                        .toList();
                var merged = merge.next(present);
                var expected = Merge.of(present);
                assertThat(merged).as("seed %d, step %d", seed, step).isEqualTo(expected);
                assertThat(new ArrayList<>(merged.routers().keySet()))
                        .as("the order of routers")
                        .isEqualTo(new ArrayList<>(expected.routers().keySet()));
                assertThat(Changes.between(before.routers(), merged.routers()))
                        .isEqualTo(Changes.between(new HashMap<>(before.routers()), new HashMap<>(merged.routers())));
                before = merged;
            }
        }
    }

    private static Message next(SplittableRandom random, String provider, Message before) {
        var routers = edited(
                random,
                before == null ? Map.of() : before.configuration().http().routers(),
                "r");
        var services = before == null
                ? SharedMap.<String, ServiceConfig>empty()
                : before.configuration().http().services();
        Map<String, RouterConfig> published = random.nextInt(4) == 0 ? new HashMap<>(routers) : routers;
        var origins = SharedMap.<String, Origin>empty()
                .edit()
                .put("r1", new Origin("Ingress", "n", "i" + random.nextInt(2), Optional.empty(), 0))
                .build();
        return new Message(
                provider,
                new DynamicConfiguration(
                        new HttpConfiguration(published, services, Map.of(), Map.of()),
                        TlsConfiguration.EMPTY,
                        origins),
                List.of());
    }

    private static SharedMap<String, RouterConfig> edited(
            SplittableRandom random, Map<String, RouterConfig> before, String kind) {
        var editor = SharedMap.copyOf(before).edit();
        for (var i = random.nextInt(5); i > 0; i--) {
            var name = random.nextInt(20) == 0 ? "bad@name" : kind + random.nextInt(40);
            if (random.nextInt(3) == 0) {
                editor.remove(name);
            } else {
                editor.put(name, RouterConfig.of("Path(`/" + random.nextInt(3) + "`)", "s"));
            }
        }
        return editor.build();
    }
}
