package io.fairlead.provider.k8s.ingress.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.cluster.PublishedAddress;
import io.fairlead.provider.spi.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusPlannerTest {

    private static final ObjectKey WEB = new ObjectKey("shop", "web");
    private static final ObjectKey API = new ObjectKey("shop", "api");
    private static final List<PublishedAddress> NONE = List.of();
    private static final List<PublishedAddress> WANTED = List.of(
            new PublishedAddress("203.0.113.1", "", List.of(port(80), port(443))),
            new PublishedAddress("", "lb.example.com", List.of()));
    private static final List<PublishedAddress> OTHER = List.of(new PublishedAddress("203.0.113.9", "", List.of()));
    private static final DesiredStatus DESIRED = new DesiredStatus.Addresses(WANTED);

    private final StatusPlanner planner = new StatusPlanner(false);

    @Test
    void ourIngressesShouldSayWhatIsDesiredAndOthersAreLeftAlone() {
        var plan = planner.plan(DESIRED, List.of(ours(WEB, OTHER), others(API, OTHER)));
        assertThat(plan.tasks()).containsExactly(new StatusPlan.Write(WEB, OTHER, WANTED));
    }

    @Test
    void theOrderOfAddressesAndPortsSaysNothing() {
        var turned = List.of(WANTED.get(1), new PublishedAddress("203.0.113.1", "", List.of(port(443), port(80))));
        assertThat(planner.plan(DESIRED, List.of(ours(WEB, turned))).tasks()).isEmpty();
    }

    @Test
    void otherPortsAreAChange() {
        var fewer = List.of(WANTED.get(1), new PublishedAddress("203.0.113.1", "", List.of(port(80))));
        assertThat(planner.plan(DESIRED, List.of(ours(WEB, fewer))).tasks()).hasSize(1);
    }

    @Test
    void noAddressesClearAStatus() {
        var nothing = new DesiredStatus.Addresses(NONE);
        assertThat(planner.plan(nothing, List.of(ours(WEB, OTHER), ours(API, NONE)))
                        .tasks())
                .containsExactly(new StatusPlan.Write(WEB, OTHER, NONE));
    }

    @Test
    void whereItIsNotKnownWhatToSayNothingChanges() {
        var problem = new Problem("options", "publishedService", "nothing", "something");
        assertThat(planner.plan(new DesiredStatus.Unknown(problem), List.of(ours(WEB, OTHER)))
                        .tasks())
                .isEmpty();
        assertThat(planner.plan(new DesiredStatus.AsItIs(), List.of(ours(WEB, OTHER)))
                        .tasks())
                .isEmpty();
    }

    @Test
    void whatLeavesOurClassIsClearedUntilItSaysNothing() {
        planner.plan(DESIRED, List.of(ours(WEB, WANTED), ours(API, WANTED)));
        var plan = planner.plan(DESIRED, List.of(others(WEB, OTHER), ours(API, WANTED)));
        assertThat(plan.tasks()).containsExactly(new StatusPlan.Clear(WEB, OTHER, WANTED));
        assertThat(planner.plan(DESIRED, List.of(others(WEB, NONE), ours(API, WANTED)))
                        .tasks())
                .isEmpty();
        assertThat(planner.plan(DESIRED, List.of(others(WEB, OTHER), ours(API, WANTED)))
                        .tasks())
                .isEmpty();
    }

    @Test
    void whatLeftWhileNobodyLookedIsToldByWhatItSays() {
        assertThat(planner.plan(DESIRED, List.of(others(WEB, WANTED), others(API, OTHER)))
                        .tasks())
                .containsExactly(new StatusPlan.Clear(WEB, WANTED, WANTED));
    }

    @Test
    void whatComesBackIsOursAgain() {
        planner.plan(DESIRED, List.of(ours(WEB, WANTED)));
        planner.plan(DESIRED, List.of(others(WEB, OTHER)));
        assertThat(planner.plan(DESIRED, List.of(ours(WEB, OTHER))).tasks())
                .containsExactly(new StatusPlan.Write(WEB, OTHER, WANTED));
    }

    @Test
    void whatIsDeletedNeedsNothingButWhatLostItsLabelMayLiveOn() {
        planner.plan(DESIRED, List.of(ours(WEB, WANTED)));
        assertThat(planner.plan(DESIRED, List.of()).tasks()).isEmpty();
        var selective = new StatusPlanner(true);
        selective.plan(DESIRED, List.of(ours(WEB, WANTED)));
        assertThat(selective.plan(DESIRED, List.of()).tasks()).containsExactly(new StatusPlan.Clear(WEB, NONE, WANTED));
    }

    private static SeenIngress ours(ObjectKey key, List<PublishedAddress> addresses) {
        return new SeenIngress(key, true, addresses);
    }

    private static SeenIngress others(ObjectKey key, List<PublishedAddress> addresses) {
        return new SeenIngress(key, false, addresses);
    }

    private static PublishedAddress.Port port(int number) {
        return new PublishedAddress.Port(number, "TCP");
    }
}
