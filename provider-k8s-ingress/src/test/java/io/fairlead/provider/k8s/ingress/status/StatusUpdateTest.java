package io.fairlead.provider.k8s.ingress.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.api.FakeCluster;
import io.fairlead.provider.k8s.ingress.api.HandClock;
import io.fairlead.provider.k8s.ingress.api.IngressApi;
import io.fairlead.provider.k8s.ingress.api.ResourcePath;
import io.fairlead.provider.k8s.ingress.api.Tree;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.cluster.PublishedAddress;
import io.fairlead.provider.k8s.ingress.status.StatusUpdate.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusUpdateTest {

    private static final ObjectKey KEY = new ObjectKey("shop", "web");
    private static final ResourcePath PATH = ResourcePath.one("networking.k8s.io/v1", "shop", "ingresses", "web");
    private static final List<PublishedAddress> WANTED =
            List.of(new PublishedAddress("203.0.113.1", "", List.of(new PublishedAddress.Port(443, "TCP"))));
    private static final List<PublishedAddress> OTHER = List.of(new PublishedAddress("", "lb.example.com", List.of()));

    private final FakeCluster cluster = new FakeCluster();
    private final HandClock clock = new HandClock();
    private final StatusUpdate update = new StatusUpdate(IngressApi.of(cluster), "fairlead-test", clock);

    @BeforeEach
    void ingress() {
        cluster.put(
                PATH,
                Map.of(
                        "metadata",
                        Map.of("annotations", Map.of("a", "1"), "labels", Map.of("l", "2")),
                        "spec",
                        Map.of("ingressClassName", "traefik")));
    }

    @Test
    void writesByPatchWithTheVersionThatWasRead() throws Exception {
        assertThat(update.apply(write())).isEqualTo(new Outcome.Written());
        assertThat(status()).isEqualTo(WANTED);
        assertThat(cluster.calls()).containsExactly("GET ingresses shop/web", "PATCH ingresses/status shop/web");
        assertUntouched();
    }

    @Test
    void writesNothingWhereNothingChanges() throws Exception {
        cluster.put(PATH, StatusTree.with(WANTED, cluster.get(PATH)));
        assertThat(update.apply(write())).isEqualTo(new Outcome.Unneeded());
        assertThat(cluster.writes()).isEmpty();
    }

    @Test
    void portsAloneAreAChange() throws Exception {
        cluster.put(
                PATH, StatusTree.with(List.of(new PublishedAddress("203.0.113.1", "", List.of())), cluster.get(PATH)));
        assertThat(update.apply(write())).isEqualTo(new Outcome.Written());
        assertThat(status()).isEqualTo(WANTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 405, 415})
    void wherePatchIsRefusedTheWholeObjectIsPut(int status) throws Exception {
        cluster.deny("PATCH ingresses/status", status);
        assertThat(update.apply(write())).isEqualTo(new Outcome.Written());
        assertThat(status()).isEqualTo(WANTED);
        assertUntouched();
        cluster.put(PATH, StatusTree.with(OTHER, cluster.get(PATH)));
        cluster.forgetCalls();
        update.apply(write());
        assertThat(cluster.calls()).containsExactly("GET ingresses shop/web", "PUT ingresses/status shop/web");
    }

    @Test
    void aRefusedPatchIsTriedAgainLater() throws Exception {
        cluster.deny("PATCH ingresses/status", 403);
        update.apply(write());
        cluster.allow("PATCH ingresses/status");
        cluster.put(PATH, StatusTree.with(OTHER, cluster.get(PATH)));
        cluster.forgetCalls();
        clock.pass(Duration.ofMinutes(10));
        update.apply(write());
        assertThat(cluster.writes()).containsExactly("PATCH ingresses/status shop/web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "PUT"})
    void aConflictIsReadAndWrittenAgain(String method) throws Exception {
        if (method.equals("PUT")) {
            cluster.deny("PATCH ingresses/status", 403);
        }
        cluster.interfere(PATH, 2);
        assertThat(update.apply(write())).isEqualTo(new Outcome.Written());
        assertThat(status()).isEqualTo(WANTED);
        assertUntouched();
        assertThat(cluster.calls().stream().filter(call -> call.startsWith("GET")))
                .hasSize(3);
    }

    @Test
    void anIngressThatChangesAllTheTimeIsLeftForLater() throws Exception {
        cluster.interfere(PATH, 1_000);
        assertThat(update.apply(write())).isInstanceOf(Outcome.Later.class);
        assertThat(cluster.writes()).hasSizeLessThan(10);
    }

    @Test
    void withoutAnyRightItSaysWhichOne() throws Exception {
        cluster.deny("PATCH ingresses/status", 403);
        cluster.deny("PUT ingresses/status", 403);
        assertThat(update.apply(write()))
                .isEqualTo(new Outcome.Refused("update ingresses/status", "status 403 (denied)"));
        cluster.deny("GET ingresses", 403);
        assertThat(update.apply(write())).isEqualTo(new Outcome.Refused("get ingresses", "status 403 (denied)"));
    }

    @Test
    void whatIsGoneNeedsNothing() throws Exception {
        cluster.delete(PATH);
        assertThat(update.apply(write())).isEqualTo(new Outcome.Unneeded());
    }

    @Test
    void whatTheServerDoesNotTakeIsNotTriedAgain() throws Exception {
        cluster.deny("PATCH ingresses/status", 422);
        assertThat(update.apply(write())).isEqualTo(new Outcome.Invalid("status 422 (denied)"));
    }

    @Test
    void aServerThatFailsIsAskedLater() throws Exception {
        cluster.silent(1);
        assertThat(update.apply(write())).isEqualTo(new Outcome.Later("no answer"));
        cluster.deny("PATCH ingresses/status", 504);
        assertThat(update.apply(write())).isInstanceOf(Outcome.Later.class);
    }

    @Test
    void clearsWhatWeWrote() throws Exception {
        update.apply(write());
        assertThat(update.apply(new StatusPlan.Clear(KEY, WANTED, WANTED))).isEqualTo(new Outcome.Written());
        assertThat(status()).isEmpty();
        assertUntouched();
    }

    @Test
    void leavesWhatSomebodyElseWroteEvenIfItIsEqual() throws Exception {
        new StatusUpdate(IngressApi.of(cluster), "another", clock).apply(write());
        assertThat(update.apply(new StatusPlan.Clear(KEY, WANTED, WANTED))).isEqualTo(new Outcome.Unneeded());
        assertThat(status()).isEqualTo(WANTED);
    }

    @Test
    void leavesWhatSomebodyElseWroteAfterUs() throws Exception {
        update.apply(write());
        new StatusUpdate(IngressApi.of(cluster), "another", clock).apply(new StatusPlan.Write(KEY, WANTED, OTHER));
        assertThat(update.apply(new StatusPlan.Clear(KEY, WANTED, WANTED))).isEqualTo(new Outcome.Unneeded());
        assertThat(status()).isEqualTo(OTHER);
    }

    @Test
    void whereTheServerKeepsNoAuthorsTheAddressesDecide() throws Exception {
        cluster.put(PATH, StatusTree.with(OTHER, cluster.get(PATH)));
        assertThat(update.apply(new StatusPlan.Clear(KEY, OTHER, WANTED))).isEqualTo(new Outcome.Unneeded());
        assertThat(update.apply(new StatusPlan.Clear(KEY, OTHER, OTHER))).isEqualTo(new Outcome.Written());
        assertThat(status()).isEmpty();
    }

    private static StatusPlan.Task write() {
        return new StatusPlan.Write(KEY, List.of(), WANTED);
    }

    private List<PublishedAddress> status() {
        return StatusTree.read(cluster.get(PATH));
    }

    private void assertUntouched() {
        assertThat(Tree.text(cluster.get(PATH), "metadata", "annotations", "a")).isEqualTo("1");
        assertThat(Tree.text(cluster.get(PATH), "metadata", "labels", "l")).isEqualTo("2");
        assertThat(Tree.text(cluster.get(PATH), "spec", "ingressClassName")).isEqualTo("traefik");
    }
}
