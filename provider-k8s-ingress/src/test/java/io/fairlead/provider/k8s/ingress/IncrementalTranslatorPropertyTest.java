package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Holds a translation that goes on from the one before against one of the last state alone.
class IncrementalTranslatorPropertyTest {

    private static final int WALKS = 60;
    private static final int STEPS = 60;

    @Test
    void changesLeadWhereTranslatingAnewLeads() {
        var routers = 0;
        var problems = new HashSet<String>();
        for (var seed = 0L; seed < WALKS; seed++) {
            var random = new SplittableRandom(seed);
            var settings = Clusters.settings(Map.of("allowEmptyServices", seed % 2 == 0), Map.of());
            var cluster = new RandomCluster(random);
            var translator = new IncrementalTranslator(settings);
            for (var step = 0; step < STEPS; step++) {
                for (var i = random.nextInt(3); i >= 0; i--) {
                    cluster.change();
                }
                var state = cluster.state();
                var found = translator.next(state);
                var expected = IngressTranslator.translate(state, settings);
                assertThat(found.configuration())
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(expected.configuration());
                assertThat(withoutHints(found))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(withoutHints(expected));
                assertThat(new HashSet<>(found.selected())).isEqualTo(new HashSet<>(expected.selected()));
                routers += found.configuration().http().routers().size();
                found.problems()
                        .forEach(problem -> problems.add(problem.expected().split(";")[0]));
            }
        }
        assertThat(routers).as("routers").isGreaterThan(WALKS * STEPS);
        assertThat(problems)
                .as("what was wrong at times")
                .contains("a name of its own", "one in a cluster", "those of no other");
    }

    @Test
    void whatDidNotChangeIsTheVerySame() {
        var random = new SplittableRandom(5);
        var cluster = new RandomCluster(random);
        var translator = new IncrementalTranslator(Clusters.settings(Map.of("allowEmptyServices", true), Map.of()));
        for (var i = 0; i < 40; i++) {
            cluster.change();
        }
        var before = translator.next(cluster.state()).configuration();

        var after = translator.next(cluster.state()).configuration();

        assertThat(before.http().routers()).isInstanceOf(SharedMap.class).isNotEmpty();
        assertThat(after.http().routers()).isSameAs(before.http().routers());
        assertThat(after.http().services()).isSameAs(before.http().services());
        assertThat(after.tls()).isSameAs(before.tls());
        assertThat(after.origins()).isSameAs(before.origins());
    }

    /// Which Service somebody may have meant is as it was when the problem was found.
    private static List<String> withoutHints(Translation translation) {
        return translation.problems().stream()
                .map(problem -> problem.toString().replaceFirst(", perhaps [^;]*;", ";"))
                .toList();
    }
}
