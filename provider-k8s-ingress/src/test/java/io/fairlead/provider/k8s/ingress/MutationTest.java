package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.manifest.TestManifests;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MutationTest {

    private static final long SEED = 20_261_125;
    private static final List<String> JUNK = List.of(
            "", "[", "{", "}", ": ", "- ", "&a ", "*a", "!!x ", "7", "null", "\"", "\u0000", "---\n", "\n", "  ", "-1",
            "1e99", "true");

    @Test
    @DisplayName("K-06 whatever happens to one document, the others stay served")
    void mutated() {
        var others = Manifests.ingress("good", "/good") + "---\n" + Manifests.service() + "---\n"
                + Manifests.slice("10.0.0.1") + "---\n";
        var victims = List.of(
                Manifests.ingress("victim", "/v")
                        .replace(
                                "namespace: shop}",
                                "namespace: other, annotations: {traefik.ingress.kubernetes.io/router.priority: \"3\"}}"),
                Manifests.service().replace("shop", "other"),
                Manifests.slice("10.0.0.9").replace("shop", "other"),
                "apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: c}\nspec: {controller: x}\n",
                Manifests.ingress("victim", "/v")
                        .replace("networking.k8s.io/v1", "networking.k8s.io/v1beta1")
                        .replace("{service: {name: web, port: {number: 80}}}", "{serviceName: web, servicePort: 80}"),
                "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {tls.crt: YQ==, tls.key: Yg==}\n",
                "apiVersion: v1\nkind: Node\nmetadata: {name: n}\n"
                        + "status: {addresses: [{type: InternalIP, address: 10.0.0.1}]}\n",
                "apiVersion: v1\nkind: Endpoints\nmetadata: {name: e}\n"
                        + "subsets: [{addresses: [{ip: 10.0.0.1}], ports: [{port: 80}]}]\n");
        var random = new SplittableRandom(SEED);
        for (var round = 0; round < 2000; round++) {
            var victim = victims.get(round % victims.size());
            for (var i = random.nextInt(3); i >= 0; i--) {
                victim = mutate(victim, random);
            }
            var translation = Clusters.translate(TestManifests.state(others + victim));
            assertThat(translation.configuration().http().routers())
                    .as("seed %d, round %d:%n%s", SEED, round, victim)
                    .containsKey("shop-good-good");
        }
    }

    private static String mutate(String text, SplittableRandom random) {
        var from = random.nextInt(text.length() + 1);
        var to = Math.min(text.length(), from + random.nextInt(12));
        return text.substring(0, from) + JUNK.get(random.nextInt(JUNK.size())) + text.substring(to);
    }
}
