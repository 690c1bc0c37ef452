package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.cluster.ClusterState;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.manifest.TestManifests;
import io.fairlead.provider.spi.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Which Service was meant, from one state of a cluster to the next.
class NearServicesTest {

    private final IncrementalTranslator translator =
            new IncrementalTranslator(Clusters.settings(Map.of("allowEmptyServices", true), Map.of()));

    @Test
    void aServiceThatComesMendsAndOthersChangeNothing() {
        var first = translator.next(state("wep"));
        assertThat(expected(first)).containsExactly(hint("wep"));

        var second = translator.next(state("wep", "webs"));
        assertThat(second.problems()).isEqualTo(first.problems());

        var third = translator.next(state("wep", "webs", "web"));
        assertThat(third.problems()).isEmpty();
        assertThat(third.configuration().http().routers()).hasSize(1);

        assertThat(expected(translator.next(state("wep", "webs")))).containsExactly(hint("webs"));
        assertThat(expected(translator.next(state()))).containsExactly(hint("webs"));
    }

    @Test
    void thoseOfOtherNamespacesAreNotTold() {
        var all = Manifests.ingress("app", "/") + "---\n" + service("web").replace("shop", "other");
        assertThat(expected(translator.next(TestManifests.state(all))))
                .containsExactly("one in the namespace of the Ingress; this path is left out");
    }

    @Test
    void theNearestOfVeryManyIsFound() {
        var names = IntStream.range(0, 10_000).mapToObj(i -> "service-" + i).toArray(String[]::new);
        assertThat(new NearServices(state(names)).expected(new ObjectKey("shop", "sevice-4711")))
                .isEqualTo("one in the namespace of the Ingress, perhaps service-4711");
    }

    @Test
    void aThousandHintsAreGivenAndNoMoreInOneBuild() {
        var near = new NearServices(state("web"));
        for (var i = 0; i < 1_000; i++) {
            assertThat(near.expected(missing(i))).endsWith(", perhaps web");
        }
        assertThat(near.expected(missing(1_000))).isEqualTo("one in the namespace of the Ingress");
        assertThat(near.expected(missing(0))).endsWith(", perhaps web");
        assertThat(new NearServices(state("web")).expected(missing(1_000))).endsWith(", perhaps web");
    }

    @Test
    void theBoundIsOneForAllIngressesOfABuild() {
        var ingresses = IntStream.range(0, 1_100)
                .mapToObj(i -> Manifests.ingress("app" + i, "/")
                        .replace("name: web,", "name: " + missing(i).name() + ","))
                .collect(Collectors.joining("---\n"));
        var first = translator.next(TestManifests.state(ingresses + "---\n" + service("web")));
        assertThat(expected(first)).hasSize(1_100);
        assertThat(expected(first).stream().filter(hint("web")::equals)).hasSize(1_000);
    }

    private static ObjectKey missing(int i) {
        return new ObjectKey("shop", "wep" + i);
    }

    private static ClusterState state(String... services) {
        var all = List.of(services).stream().map(NearServicesTest::service).collect(Collectors.joining("---\n"));
        return TestManifests.state(Manifests.ingress("app", "/") + "---\n" + all);
    }

    private static String service(String name) {
        return Manifests.service().replace("name: web", "name: " + name);
    }

    private static String hint(String name) {
        return "one in the namespace of the Ingress, perhaps " + name + "; this path is left out";
    }

    private static List<String> expected(Translation translation) {
        return translation.problems().stream().map(Problem::expected).toList();
    }
}
