package io.fairlead.provider.k8s.ingress.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.api.FakeCluster;
import io.fairlead.provider.k8s.ingress.api.HandClock;
import io.fairlead.provider.k8s.ingress.api.IngressApi;
import io.fairlead.provider.k8s.ingress.api.ResourcePath;
import io.fairlead.provider.k8s.ingress.api.Tree;
import io.fairlead.provider.k8s.ingress.lease.Standing;
import io.fairlead.provider.spi.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventWriterTest {

    private static final ResourcePath EVENTS = ResourcePath.all("v1", "shop", "events");

    private final FakeCluster cluster = new FakeCluster();
    private final HandClock clock = new HandClock();
    private final AtomicReference<Standing> standing = new AtomicReference<>(Standing.LEADING);
    private final Semaphore asked = new Semaphore(0);
    private volatile List<Problem> verdicts = List.of();
    private EventWriter writer = start();

    @BeforeEach
    void objects() {
        ingress("web");
        ingress("mark");
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void aProblemBecomesAnEventOnItsObject() throws Exception {
        writer.wish(List.of(problem("web", "spec.rules[0].http.paths[0].backend", "no Service shop/wbe")));
        cluster.awaitWrites(1);
        var event = only();
        assertThat(Tree.map(event, "involvedObject"))
                .containsEntry("kind", "Ingress")
                .containsEntry("apiVersion", "networking.k8s.io/v1")
                .containsEntry("namespace", "shop")
                .containsEntry("name", "web")
                .containsEntry("uid", "uid-web");
        assertThat(event).containsEntry("type", "Warning").containsEntry("reason", "InvalidBackend");
        assertThat(Tree.text(event, "message"))
                .isEqualTo("spec.rules[0].http.paths[0].backend: found no Service shop/wbe, expected web");
        assertThat(Tree.text(event, "firstTimestamp")).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(Tree.number(event, "count")).isEqualTo(1);
        assertThat(Tree.text(event, "source", "component")).isEqualTo("fairlead");
    }

    @Test
    void aProblemThatStaysIsCountedNowAndThenAndNotEachTime() throws Exception {
        var problem = problem("web", "spec.tls[0]", "no Secret");
        for (var i = 0; i < 50; i++) {
            writer.wish(List.of(problem));
        }
        cluster.awaitWrites(1);
        settle(problem);
        assertThat(counted()).isEqualTo(1);
        clock.pass(Duration.ofMinutes(31));
        settle(problem);
        assertThat(counted()).isEqualTo(2);
        assertThat(Tree.text(only(), "lastTimestamp")).startsWith("2026-01-31T12:31");
    }

    @Test
    void aProblemThatComesAndGoesIsCountedOnceAMinute() throws Exception {
        var problem = problem("web", "spec.tls[0]", "no Secret");
        settle(problem);
        for (var i = 0; i < 12; i++) {
            clock.pass(Duration.ofSeconds(10));
            settle();
            settle(problem);
        }
        assertThat(counted()).isBetween(2, 3);
    }

    @Test
    void aNewWriterCountsOnWhatAnOlderOneWrote() throws Exception {
        var problem = problem("web", "spec.tls[0]", "no Secret");
        settle(problem);
        writer.close();
        writer = start();
        settle(problem);
        assertThat(counted()).isEqualTo(2);
    }

    @Test
    void whatIsKnownOnlyLaterIsToldToo() throws Exception {
        var early = problem("web", "spec.tls[0]", "no Secret");
        settle(early);
        verdicts = List.of(early, problem("web", "http.routers.web.middlewares", "no middleware"));
        settle(early);
        cluster.await(() -> events().size() == 2);
        assertThat(events())
                .extracting(event -> Tree.text(event, "involvedObject", "fieldPath"))
                .containsExactlyInAnyOrder("spec.tls[0]", "http.routers.web.middlewares");
        assertThat(events())
                .allSatisfy(event -> assertThat(Tree.number(event, "count")).isEqualTo(1));
    }

    @Test
    void aHintThatChangesIsNoNewProblem() throws Exception {
        settle(problem("web", "spec.rules[0].http.paths[0].backend", "no Service shop/wbe"));
        for (var i = 0; i < 20; i++) {
            settle(hinted("web" + i));
        }
        assertThat(counted()).isEqualTo(1);
        clock.pass(Duration.ofMinutes(31));
        settle(hinted("webs"));
        assertThat(counted()).isEqualTo(2);
        assertThat(Tree.text(only(), "message")).endsWith("found no Service shop/wbe, expected webs");
    }

    @Test
    void whatIsFoundElsewhereOrOtherwiseIsAnotherProblem() throws Exception {
        settle(
                problem("web", "spec.tls[0]", "x"),
                problem("web", "spec.tls[1]", "x"),
                problem("web", "spec.tls[0]", "y"));
        assertThat(events()).hasSize(3);
    }

    @Test
    void ofTwoHintsForOneProblemTheFirstIsTold() {
        var all = List.of(hinted("one"), hinted("two"));
        assertThat(EventSelection.of(all, all).values())
                .extracting(ProblemEvent::message)
                .containsExactly("spec.rules[0].http.paths[0].backend: found no Service shop/wbe, expected one");
    }

    @Test
    void anObjectMadeAnewHasItsOwnEvent() throws Exception {
        var problem = problem("web", "spec.tls[0]", "no Secret");
        settle(problem);
        settle();
        cluster.put(path("web"), Map.of("metadata", Map.of("uid", "new")));
        clock.pass(Duration.ofMinutes(2));
        settle(problem);
        assertThat(events())
                .extracting(event -> Tree.text(event, "involvedObject", "uid"))
                .containsExactlyInAnyOrder("uid-web", "new");
    }

    @Test
    void onlyTheLeaderWrites() throws Exception {
        standing.set(Standing.FOLLOWING);
        writer.wish(List.of(problem("web", "spec", "x")));
        asked.acquire();
        standing.set(Standing.UNELECTED);
        writer.wake();
        asked.acquire();
        writer.wake();
        asked.acquire();
        assertThat(cluster.calls()).isEmpty();
        standing.set(Standing.LEADING);
        writer.wake();
        cluster.awaitWrites(1);
    }

    @Test
    void onlyIngressesAndServicesHaveEvents() throws Exception {
        cluster.put(ResourcePath.one("v1", "shop", "services", "web"), Map.of());
        settle(
                new Problem("a file", "", "x", "y"),
                Problem.of(new Problem.Subject("Secret", "shop", "tls"), "", "x", "y"),
                Problem.of(new Problem.Subject("Service", "shop", "web"), "metadata.annotations", "x", "y"));
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(Tree.text(event, "involvedObject", "kind")).isEqualTo("Service");
            assertThat(Tree.text(event, "reason")).isEqualTo("InvalidAnnotation");
        });
    }

    @Test
    void tenThousandProblemsMakeFewEvents() throws Exception {
        var problems = new ArrayList<Problem>();
        for (var i = 0; i < 10_000; i++) {
            ingress("web" + i % 1_000);
            problems.add(problem("web" + i % 1_000, "spec.rules[" + i + "]", "x"));
        }
        assertThat(EventSelection.of(problems, List.of())).hasSize(1_000);
        writer.wish(problems);
        cluster.awaitWrites(25);
        writer.wish(problems);
        writer.close();
        assertThat(cluster.writes()).hasSizeBetween(25, 27);
    }

    @Test
    void oneObjectWithManyProblemsHasTwentyEvents() {
        var problems = new ArrayList<Problem>();
        for (var i = 0; i < 100; i++) {
            problems.add(problem("web", "spec.rules[" + i + "]", "x"));
        }
        assertThat(EventSelection.of(problems, List.of())).hasSize(20);
    }

    @Test
    void withoutTheRightThereAreNone() throws Exception {
        cluster.deny("POST events", 403);
        var problems = List.of(problem("web", "a", "x"), problem("web", "b", "x"), problem("web", "c", "x"));
        writer.wish(problems);
        cluster.awaitWrites(1);
        writer.wish(problems);
        writer.wake();
        writer.close();
        assertThat(cluster.writes()).hasSize(1);
        assertThat(events()).isEmpty();
    }

    @Test
    void anObjectThatIsGoneHasNone() throws Exception {
        cluster.delete(path("web"));
        settle(problem("web", "spec", "x"));
        assertThat(events()).isEmpty();
    }

    @Test
    void aLongMessageIsCutBetweenCharacters() {
        var event = ProblemEvent.of(problem("web", "", "ä€𝄞".repeat(400))).orElseThrow();
        assertThat(event.message().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1_018, 1_024);
        assertThat(event.message()).endsWith("...");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(event.message()))
                .isTrue();
    }

    private EventWriter start() {
        return EventWriter.start(
                IngressApi.of(cluster), new EventAuthor("fairlead", "one"), this::standing, () -> verdicts, clock);
    }

    private Standing standing() {
        var now = standing.get();
        asked.release();
        return now;
    }

    /// Wishes, and waits until all of it is done: one more problem, which no test looks at, is told last.
    private void settle(Problem... problems) throws InterruptedException {
        clock.pass(Duration.ofSeconds(2));
        var all = new ArrayList<>(List.of(problems));
        var mark = "mark " + clock.nanos();
        all.add(problem("mark", "", mark));
        writer.wish(all);
        cluster.await(() -> cluster.all(EVENTS).stream()
                .anyMatch(event -> Tree.text(event, "message").contains(mark)));
        writer.wish(List.of(problems));
    }

    private List<Map<String, Object>> events() {
        return cluster.all(EVENTS).stream()
                .filter(event -> !Tree.text(event, "involvedObject", "name").equals("mark"))
                .toList();
    }

    private Map<String, Object> only() {
        assertThat(events()).hasSize(1);
        return events().getFirst();
    }

    private int counted() {
        return Tree.number(only(), "count");
    }

    private void ingress(String name) {
        cluster.put(path(name), Map.of());
    }

    private static ResourcePath path(String name) {
        return ResourcePath.one("networking.k8s.io/v1", "shop", "ingresses", name);
    }

    private static Problem hinted(String hint) {
        var subject = new Problem.Subject("Ingress", "shop", "web");
        return Problem.of(subject, "spec.rules[0].http.paths[0].backend", "no Service shop/wbe", hint);
    }

    private static Problem problem(String name, String field, String found) {
        return Problem.of(new Problem.Subject("Ingress", "shop", name), field, found, "web");
    }
}
