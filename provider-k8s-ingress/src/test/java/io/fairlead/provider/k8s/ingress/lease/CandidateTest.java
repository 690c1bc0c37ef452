package io.fairlead.provider.k8s.ingress.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.api.FakeCluster;
import io.fairlead.provider.k8s.ingress.api.HandClock;
import io.fairlead.provider.k8s.ingress.api.ResourcePath;
import io.fairlead.provider.k8s.ingress.api.Tree;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateTest {

    private static final LeaseTiming TIMING = LeaseTiming.of(Duration.ofSeconds(15));
    private static final ResourcePath LEASE = spot("any").one();

    private final FakeCluster cluster = new FakeCluster();
    private final HandClock clock = new HandClock();
    private final HandClock otherClock = new HandClock();
    private final Candidate one = new Candidate(cluster, spot("one"), TIMING, clock);
    private final Candidate two = new Candidate(cluster, spot("two"), TIMING, otherClock);

    @Test
    @DisplayName("K-12 the first replica leads, the others do not")
    void first() throws Exception {
        one.round();
        two.round();
        assertThat(one.standing()).isEqualTo(Standing.LEADING);
        assertThat(two.standing()).isEqualTo(Standing.FOLLOWING);
        assertThat(spec("holderIdentity")).isEqualTo("one");
        assertThat(Tree.number(cluster.get(LEASE), "spec", "leaseDurationSeconds"))
                .isEqualTo(15);
        assertThat(spec("acquireTime")).isEqualTo("2026-01-31T12:00:00.123456Z").isEqualTo(spec("renewTime"));
    }

    @Test
    void aLeaderRenewsWithOneRequestAndKeepsWhatOthersWroteIntoTheLease() throws Exception {
        one.round();
        cluster.put(LEASE, Tree.with(cluster.get(LEASE), "shop", "metadata", "labels", "team"));
        pass(Duration.ofSeconds(2));
        one.round();
        cluster.forgetCalls();
        pass(Duration.ofSeconds(2));
        one.round();
        assertThat(cluster.calls()).containsExactly("PUT leases kube-system/fairlead");
        assertThat(spec("renewTime")).startsWith("2026-01-31T12:00:04");
        assertThat(spec("acquireTime")).startsWith("2026-01-31T12:00:00");
        assertThat(Tree.text(cluster.get(LEASE), "metadata", "labels", "team")).isEqualTo("shop");
    }

    @Test
    void aConflictWhileRenewingIsReadAndDoneAgain() throws Exception {
        one.round();
        cluster.interfere(LEASE, 1);
        one.round();
        assertThat(one.standing()).isEqualTo(Standing.LEADING);
        assertThat(cluster.calls())
                .endsWith(
                        "PUT leases kube-system/fairlead",
                        "GET leases kube-system/fairlead",
                        "PUT leases kube-system/fairlead");
    }

    @Test
    @DisplayName("K-12 a leader that cannot renew stops to write before anybody else may begin")
    void silence() throws Exception {
        one.round();
        two.round();
        cluster.silent(Integer.MAX_VALUE);
        pass(Duration.ofSeconds(9));
        one.round();
        assertThat(one.standing()).isEqualTo(Standing.LEADING);
        pass(Duration.ofSeconds(1));
        assertThat(one.standing()).isEqualTo(Standing.FOLLOWING);
        cluster.silent(0);
        two.round();
        assertThat(two.standing()).isEqualTo(Standing.FOLLOWING);
        pass(Duration.ofSeconds(5));
        two.round();
        assertThat(two.standing()).isEqualTo(Standing.LEADING);
        one.round();
        assertThat(one.standing()).isEqualTo(Standing.FOLLOWING);
        assertThat(spec("holderIdentity")).isEqualTo("two");
        assertThat(Tree.number(cluster.get(LEASE), "spec", "leaseTransitions")).isEqualTo(1);
    }

    @Test
    void theClockOfTheLeaderDoesNotCount() throws Exception {
        clock.jump(Duration.ofDays(-365));
        one.round();
        two.round();
        assertThat(two.standing()).isEqualTo(Standing.FOLLOWING);
        clock.jump(Duration.ofDays(730));
        for (var i = 0; i < 20; i++) {
            pass(Duration.ofSeconds(2));
            one.round();
            two.round();
            assertThat(two.standing()).isEqualTo(Standing.FOLLOWING);
        }
        pass(Duration.ofSeconds(15));
        two.round();
        assertThat(two.standing()).isEqualTo(Standing.LEADING);
    }

    @Test
    void whoStopsLetsTheNextOneLeadAtOnce() throws Exception {
        one.round();
        two.round();
        one.release();
        assertThat(one.standing()).isEqualTo(Standing.FOLLOWING);
        assertThat(spec("holderIdentity")).isEmpty();
        two.round();
        assertThat(two.standing()).isEqualTo(Standing.LEADING);
    }

    @Test
    void aFollowerGivesNothingBack() throws Exception {
        one.round();
        two.round();
        two.release();
        assertThat(spec("holderIdentity")).isEqualTo("one");
    }

    @Test
    @DisplayName("K-12 of two that take a free Lease at the same moment one leads")
    void race() throws Exception {
        one.round();
        one.release();
        cluster.interfere(LEASE, 1);
        two.round();
        assertThat(two.standing()).isEqualTo(Standing.FOLLOWING);
        two.round();
        assertThat(two.standing()).isEqualTo(Standing.LEADING);
    }

    @Test
    void whoIsTooLateToCreateTheLeaseFollows() throws Exception {
        cluster.before(call -> {
            if (call.method().equals("POST")) {
                cluster.before(next -> {});
                cluster.put(
                        LEASE,
                        LeaseObject.first(spot("one"))
                                .taken("one", 15, clock.now())
                                .tree());
            }
        });
        two.round();
        assertThat(two.standing()).isEqualTo(Standing.FOLLOWING);
        two.round();
        assertThat(two.standing()).isEqualTo(Standing.FOLLOWING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET leases", "POST leases", "PUT leases"})
    void withoutARightThereIsNoElectionUntilItIsGiven(String what) throws Exception {
        if (what.startsWith("PUT")) {
            one.round();
        }
        cluster.deny(what, 403);
        one.round();
        assertThat(one.standing()).isEqualTo(Standing.UNELECTED);
        pass(Duration.ofMinutes(1));
        one.round();
        assertThat(one.standing()).isEqualTo(Standing.UNELECTED);
        assertThat(one.trouble())
                .hasValueSatisfying(problem -> assertThat(problem.toString())
                        .contains("Lease kube-system/fairlead", "status 403", "each replica writes the status"));
        cluster.allow(what);
        one.round();
        assertThat(one.standing()).isEqualTo(Standing.LEADING);
        assertThat(one.trouble()).isEmpty();
    }

    @Test
    void withoutTheNamespaceOfTheLeaseThereIsNoElection() throws Exception {
        cluster.deny("POST leases", 404);
        one.round();
        assertThat(one.standing()).isEqualTo(Standing.UNELECTED);
    }

    @Test
    void aServerThatFailsChangesNothingAtOnce() throws Exception {
        one.round();
        cluster.deny("PUT leases", 504);
        pass(Duration.ofSeconds(2));
        one.round();
        assertThat(one.standing()).isEqualTo(Standing.LEADING);
        two.round();
        assertThat(two.standing()).isEqualTo(Standing.FOLLOWING);
    }

    @Test
    void aLeaseThatSomebodyDeletedIsMadeAnew() throws Exception {
        one.round();
        cluster.delete(LEASE);
        one.round();
        assertThat(one.standing()).isEqualTo(Standing.LEADING);
        assertThat(spec("holderIdentity")).isEqualTo("one");
    }

    private String spec(String key) {
        return Tree.text(cluster.get(LEASE), "spec", key);
    }

    private void pass(Duration time) {
        clock.pass(time);
        otherClock.pass(time);
    }

    private static LeaseSpot spot(String identity) {
        return new LeaseSpot("kube-system", "fairlead", identity);
    }
}
