package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Replays exchanges with an API server from files. What is expected is what the files hold, so that others do as
/// well: `-Dfairlead.kube-api=FOLDER`.
@Timeout(60)
class RecordedConversationTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String INGRESSES = "/apis/networking.k8s.io/v1/ingresses";

    @TempDir
    Path temporary;

    private ScriptedApiServer server;

    static Stream<Path> folders() {
        var others = Stream.ofNullable(System.getProperty("fairlead.kube-api")).map(Path::of);
        return Stream.concat(Stream.of(Path.of("src/test/resources/kube-api")), others);
    }

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedApiServer();
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest(name = "lists of all kinds are read: {0}")
    @MethodSource("folders")
    void lists(Path folder) throws Exception {
        var ingresses = always(folder, "111-");
        var services = always(folder, "117-");
        var slices = always(folder, "118-");
        var secrets = always(folder, "122-");
        var classes = always(folder, "110-");
        var nodes = always(folder, "129-");
        try (var followed = Followed.of(server)) {
            followed.awaitComplete();
            var state = followed.state();
            assertThat(followed.ingresses()).isEqualTo(names(ingresses));
            assertThat(Followed.keys(state.services().keySet().stream())).isEqualTo(names(services));
            assertThat(state.slices().values().stream().mapToInt(List::size).sum())
                    .isEqualTo(names(slices).size());
            assertThat(Followed.keys(state.secrets().keySet().stream())).isEqualTo(names(secrets));
            assertThat(state.classes().orElseThrow()).hasSameSizeAs(names(classes));
            assertThat(state.nodes().orElseThrow()).hasSameSizeAs(names(nodes));
            assertThat(state.problems()).isEmpty();
            assertThat(server.requests("GET /api/v1/secrets"))
                    .allSatisfy(seen -> assertThat(seen.query()).containsEntry("labelSelector", "owner!=helm"));
        }
    }

    @ParameterizedTest(name = "K-07 a list that comes in pages is one list: {0}")
    @MethodSource("folders")
    void pages(Path folder) throws Exception {
        var pages = List.of(read(folder, "112-"), read(folder, "113-"), read(folder, "114-"));
        pages.forEach(page -> server.once(page.key(), page.answer().with("X-Any: thing")));
        try (var followed = Followed.of(server)) {
            followed.awaitComplete();
            var all = new LinkedHashSet<String>();
            for (var page : pages) {
                all.addAll(names(page));
            }
            assertThat(followed.ingresses()).isEqualTo(all);
            until(() -> server.watched("ingresses"));
            assertThat(server.requests("GET " + INGRESSES))
                    .extracting(seen -> seen.query().getOrDefault("continue", ""))
                    .containsExactly("", metadata(pages.get(0), "continue"), metadata(pages.get(1), "continue"));
            assertThat(server.requests("WATCH " + INGRESSES).getFirst().query())
                    .containsEntry("resourceVersion", metadata(pages.get(2), "resourceVersion"));
        }
    }

    @ParameterizedTest(name = "K-07 a list that expires between two pages is read anew in one piece: {0}")
    @MethodSource("folders")
    void expiredPages(Path folder) throws Exception {
        var whole = read(folder, "111-");
        server.once(
                whole.key(), read(folder, "112-").answer(), read(folder, "601-").answer(), whole.answer());
        try (var followed = Followed.of(server)) {
            followed.awaitComplete();
            assertThat(followed.ingresses()).isEqualTo(names(whole));
            assertThat(server.requests(whole.key()).get(2).query()).doesNotContainKeys("limit", "continue");
            assertThat(followed.behind()).isEmpty();
        }
    }

    @ParameterizedTest(name = "K-07 a watch is followed, and goes on after its end where its bookmark was: {0}")
    @MethodSource("folders")
    void events(Path folder) throws Exception {
        always(folder, "101-");
        var watch = read(folder, "201-");
        server.once(watch.key(), watch.answer());
        try (var followed = Followed.of(server)) {
            until(() -> server.requests(watch.key()).size() > 1);
            followed.await(() -> followed.ingresses().equals(survivors(watch)));
            assertThat(server.requests(watch.key()).get(1).query())
                    .containsEntry("resourceVersion", lastVersion(watch))
                    .containsEntry("allowWatchBookmarks", "true");
            assertThat(server.requests("GET " + INGRESSES)).hasSize(1);
        }
    }

    @ParameterizedTest(name = "K-07 a watch that is killed in the middle of an event goes on before that event: {0}")
    @MethodSource("folders")
    void cut(Path folder) throws Exception {
        always(folder, "101-");
        var watch = read(folder, "612-");
        var first = watch.body().indexOf('\n') + 1;
        server.once(watch.key(), watch.answer().cutAt(first + (watch.answer().body().length - first) / 2));
        try (var followed = Followed.of(server)) {
            until(() -> server.requests(watch.key()).size() > 1);
            assertThat(server.requests(watch.key()).get(1).query())
                    .containsEntry("resourceVersion", version(events(watch).getFirst()));
            assertThat(followed.ingresses())
                    .containsExactly(name(object(events(watch).getFirst())));
            assertThat(followed.behind()).isEmpty();
        }
    }

    @ParameterizedTest(name = "K-07 a watch that has expired, by event or by status, is listed anew: {0}")
    @MethodSource("folders")
    void expiredWatch(Path folder) throws Exception {
        var empty = read(folder, "101-");
        var three = read(folder, "111-");
        server.once(empty.key(), empty.answer(), empty.answer());
        server.always(empty.key(), three.answer());
        server.once(
                "WATCH " + INGRESSES,
                read(folder, "604-").answer(),
                read(folder, "603-").answer());
        try (var followed = Followed.of(server)) {
            followed.await(() -> followed.ingresses().equals(names(three)));
            assertThat(server.requests("GET " + INGRESSES)).hasSize(3);
            assertThat(followed.behind()).isEmpty();
        }
    }

    @ParameterizedTest(name = "K-07 a server that is busy is left alone for as long as it asks: {0}")
    @MethodSource("folders")
    void busy(Path folder) throws Exception {
        var three = always(folder, "111-");
        server.once(three.key(), read(folder, "610-").answer());
        server.once("WATCH " + INGRESSES, read(folder, "611-").answer());
        try (var followed = Followed.of(server)) {
            followed.await(() -> followed.behind().contains("status 429: too many requests"));
            followed.awaitComplete();
            assertThat(followed.ingresses()).isEqualTo(names(three));
            until(() -> server.watched("ingresses"));
            assertPause(server.requests("GET " + INGRESSES));
            assertPause(server.requests("WATCH " + INGRESSES));
            followed.await(() -> followed.behind().isEmpty());
        }
    }

    @ParameterizedTest(name = "K-07 a token that is refused is read again from its file: {0}")
    @MethodSource("folders")
    void rotation(Path folder) throws Exception {
        var three = always(folder, "111-");
        var token = Files.writeString(temporary.resolve("token"), "old\n");
        server.accept("old");
        try (var followed = Followed.of(server, Optional.of(token.toString()), List.of(), Followed.FAST)) {
            followed.awaitComplete();
            until(() -> server.watched("ingresses"));
            server.accept("new");
            server.cut("ingresses", "");
            followed.await(() -> followed.behind().contains("status 401: our token is not accepted"));
            assertThat(followed.ingresses()).isEqualTo(names(three));
            Files.writeString(token, "new\n");
            followed.await(() -> followed.behind().isEmpty());
            assertThat(server.tokens()).containsOnly("old", "new");
        }
    }

    @ParameterizedTest(name = "K-07 one token that is refused costs one more request: {0}")
    @MethodSource("folders")
    void refusedOnce(Path folder) throws Exception {
        var three = always(folder, "111-");
        var token = Files.writeString(temporary.resolve("token"), "any");
        server.once(three.key(), read(folder, "301-").answer());
        server.once("WATCH " + INGRESSES, read(folder, "305-").answer());
        try (var followed = Followed.of(server, Optional.of(token.toString()), List.of(), Followed.FAST)) {
            followed.awaitComplete();
            until(() -> server.watched("ingresses"));
            assertThat(followed.behind()).isEmpty();
            assertThat(server.requests(three.key())).hasSize(2);
        }
    }

    @ParameterizedTest(name = "K-07 with the rights of the routing page servers come from Endpoints: {0}")
    @MethodSource("folders")
    void routingPage(Path folder) throws Exception {
        always(folder, "111-");
        always(folder, "117-");
        var endpoints = always(folder, "120-");
        var slices = read(folder, "118-");
        server.always(slices.key(), read(folder, "330-").answer());
        server.always("GET /api/v1/nodes", read(folder, "332-").answer());
        try (var followed = Followed.of(server)) {
            followed.awaitComplete();
            assertThat(Followed.keys(followed.state().endpoints().keySet().stream()))
                    .isEqualTo(names(endpoints));
            assertThat(followed.state().nodes()).isEmpty();
            assertThat(followed.missing())
                    .satisfiesExactlyInAnyOrder(
                            text -> assertThat(text)
                                    .contains("no right to list endpointslices.discovery.k8s.io", "Endpoints are read"),
                            text -> assertThat(text).contains("no right to list nodes at the cluster scope"));
            server.always(slices.key(), slices.answer());
            server.never("GET /api/v1/nodes");
            followed.await(() -> followed.missing().isEmpty());
            assertThat(followed.state().endpoints()).isEmpty();
            assertThat(followed.state().slices()).isNotEmpty();
            assertThat(followed.state().nodes()).isPresent();
        }
    }

    @ParameterizedTest(name = "K-07 a server without EndpointSlices has Endpoints: {0}")
    @MethodSource("folders")
    void withoutSlices(Path folder) throws Exception {
        var endpoints = always(folder, "120-");
        server.always(
                "GET /apis/discovery.k8s.io/v1/endpointslices",
                read(folder, "015-").answer());
        server.always("GET /apis/discovery.k8s.io", read(folder, "015-").answer());
        try (var followed = Followed.of(server)) {
            followed.awaitComplete();
            assertThat(Followed.keys(followed.state().endpoints().keySet().stream()))
                    .isEqualTo(names(endpoints));
            assertThat(followed.missing()).singleElement().asString().contains("the server has no endpointslices");
        }
    }

    @ParameterizedTest(name = "K-07 a request without a token says that it had none: {0}")
    @MethodSource("folders")
    void stranger(Path folder) throws Exception {
        server.always("GET " + INGRESSES, read(folder, "303-").answer());
        try (var followed = Followed.of(server)) {
            followed.await(() -> !followed.missing().isEmpty());
            assertThat(followed.missing()).singleElement().asString().contains("we have shown no token");
            assertThat(followed.watch().complete()).isFalse();
        }
    }

    private static void assertPause(List<Seen> requests) {
        assertThat(Duration.ofNanos(requests.get(1).nanos() - requests.get(0).nanos()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(5);
        }
    }

    private Recording always(Path folder, String prefix) throws IOException {
        var recording = read(folder, prefix);
        server.always(recording.key(), recording.answer());
        return recording;
    }

    private static Recording read(Path folder, String prefix) throws IOException {
        return Recording.read(folder, prefix);
    }

    private static Set<String> names(Recording list) {
        var names = new LinkedHashSet<String>();
        ((List<?>) tree(list.body()).get("items")).forEach(item -> names.add(name((Map<?, ?>) item)));
        return names;
    }

    private static String metadata(Recording list, String key) {
        return (String) ((Map<?, ?>) tree(list.body()).get("metadata")).get(key);
    }

    private static List<Map<?, ?>> events(Recording watch) {
        var events = new ArrayList<Map<?, ?>>();
        watch.body().lines().filter(line -> !line.isBlank()).forEach(line -> events.add(tree(line)));
        return events;
    }

    /// The objects that are left when all events have come.
    private static Set<String> survivors(Recording watch) {
        var left = new LinkedHashMap<String, Boolean>();
        for (var event : events(watch)) {
            switch (String.valueOf(event.get("type"))) {
                case "ADDED", "MODIFIED" -> left.put(name(object(event)), true);
                case "DELETED" -> left.remove(name(object(event)));
                default -> assertThat(event.get("type")).isEqualTo("BOOKMARK");
            }
        }
        return left.keySet();
    }

    private static String lastVersion(Recording watch) {
        return version(events(watch).getLast());
    }

    private static String version(Map<?, ?> event) {
        return (String) ((Map<?, ?>) object(event).get("metadata")).get("resourceVersion");
    }

    private static Map<?, ?> object(Map<?, ?> event) {
        return (Map<?, ?>) event.get("object");
    }

    private static String name(Map<?, ?> object) {
        var metadata = (Map<?, ?>) object.get("metadata");
        return metadata.get("namespace") == null
                ? (String) metadata.get("name")
                : metadata.get("namespace") + "/" + metadata.get("name");
    }

    private static Map<?, ?> tree(String json) {
        return JSON.readValue(json, Map.class);
    }
}
