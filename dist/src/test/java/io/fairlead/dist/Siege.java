package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/// The archive with little memory, a back end, and honest clients who must not notice what else happens.
final class Siege implements AutoCloseable {

    /// What honest clients ask for.
    static final String HOST = "honest.example.com";

    private static final int CLIENTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final double HEAP_GROWTH = 1.1;
    private static final long HEAP_SLACK = 1 << 20;

    private final BackEnd backEnd;
    private final FairleadProcess fairlead;
    private final Path dynamic;
    private final Footprint before;
    private final Traffic traffic;

    private Siege(BackEnd backEnd, FairleadProcess fairlead, Path dynamic) throws Exception {
        this.backEnd = backEnd;
        this.fairlead = fairlead;
        this.dynamic = dynamic;
        this.traffic = Traffic.on(fairlead.web(), HOST, CLIENTS, PAUSE).awaitMore(100);
        this.before = fairlead.footprint();
    }

    /// @param routers more of them, a line of YAML each; `one` is the back end
    /// @param middlewares the same
    /// @param services the same
    static Siege begin(String routers, String middlewares, String services, String... flags) throws Exception {
        var backEnd = BackEnd.start("one");
        var dynamic = Files.createTempFile("dynamic", ".yml");
        Files.writeString(dynamic, """
                http:
                  routers:
                    honest: {rule: "Host(`%s`)", service: one}
                %s
                  middlewares:
                    none: {addPrefix: {prefix: /none}}
                %s
                  services:
                    one: {loadBalancer: {servers: [{url: "%s"}]}}
                    nobody: {loadBalancer: {servers: []}}
                %s
                """.formatted(
                        HOST, routers.indent(4), middlewares.indent(4), backEnd.url(), services.indent(4)));
        var all = new ArrayList<>(List.of(flags));
        all.add("--providers.file.filename=" + dynamic);
        // Connections to the back end that rest are no leak, and are gone before anybody counts.
        all.add("--serversTransport.forwardingTimeouts.idleConnTimeout=5s");
        var fairlead = FairleadProcess.start(
                Distribution.shared(), Map.of("FAIRLEAD_OPTS", "-Xmx256m"), all.toArray(String[]::new));
        return new Siege(backEnd, fairlead, dynamic);
    }

    int port() {
        return fairlead.web();
    }

    FairleadProcess fairlead() {
        return fairlead;
    }

    BackEnd backEnd() {
        return backEnd;
    }

    /// What reached the back end and was not sent by honest clients.
    List<String> strange() {
        return backEnd.requests().stream()
                .filter(request -> !request.contains(" /traffic "))
                .toList();
    }

    /// Waits until honest clients were answered a few times more, none of them badly.
    void unharmed() throws Exception {
        traffic.awaitMore(20);
        assertThat(traffic.failed()).as("%s%n%s", traffic, fairlead.log()).isZero();
    }

    /// Ends it, and demands that no honest client noticed and that nothing is left.
    void endUnharmed() throws Exception {
        try (this) {
            traffic.awaitMore(100);
            var after = new Footprint[1];
            Await.until(
                    () -> {
                        after[0] = fairlead.footprint();
                        return after[0].descriptors() <= before.descriptors() + 5;
                    },
                    () -> before + "\n" + after[0]);
            traffic.endUnharmed(fairlead.log());
            var softly = new SoftAssertions();
            softly.assertThat(after[0].heap())
                    .as("%s, then %s", before, after[0])
                    .isLessThan((long) (before.heap() * HEAP_GROWTH) + HEAP_SLACK);
            softly.assertThat(after[0].threads()).isLessThanOrEqualTo(before.threads() + 5);
            softly.assertThat(fairlead.log()).doesNotContain("Exception", "\tat ");
            softly.assertAll();
        }
    }

    @Override
    public void close() throws Exception {
        traffic.close();
        fairlead.close();
        backEnd.close();
        Files.deleteIfExists(dynamic);
    }
}
