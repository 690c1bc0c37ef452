package io.fairlead.core.middleware.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.middleware.NoContext;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import io.fairlead.middleware.spi.Response.Origin;
import io.fairlead.middleware.spi.Tunnel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {

    private final Deque<Response> answers = new ArrayDeque<>();
    private final List<String> bodies = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();

    @Test
    void triesAgainWhatReachedNoServer() {
        answer(502, Origin.UNSENT);
        answer(200, Origin.SERVER);

        assertThat(handle(config(3)).status()).isEqualTo(200);
        assertThat(requests).hasSize(2);
    }

    @Test
    void returnsTheLastAnswerWhenAllTriesFail() {
        answer(502, Origin.UNSENT);
        answer(502, Origin.UNSENT);
        answer(504, Origin.UNSENT);

        assertThat(handle(config(3)).status()).isEqualTo(504);
        assertThat(requests).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(value = Origin.class, names = "UNSENT", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("B-04 what a server may have seen is not repeated")
    void returnsEveryOtherAnswer(Origin origin) {
        answer(502, origin);

        assertThat(handle(config(3)).status()).isEqualTo(502);
    }

    @Test
    void triesOnceIfThatIsAll() {
        answer(502, Origin.UNSENT);

        handle(config(1));

        assertThat(requests).hasSize(1);
    }

    @Test
    void doesNotRetryNetworkErrorsWhenTold() {
        answer(502, Origin.UNSENT);

        handle(new RetryFactory.Config(
                3, Optional.empty(), Optional.empty(), List.of(), OptionalLong.empty(), true, false));

        assertThat(requests).hasSize(1);
    }

    @Test
    void everyTryGetsACopyOfItsOwn() {
        answer(502, Origin.UNSENT);
        answer(200, Origin.SERVER);
        var request = Request.of("GET", "http://a.test/x");

        retry(config(2)).handle(request, passed -> {
            assertThat(passed.path()).isEqualTo("/x");
            assertThat(passed.headers().size()).isZero();
            passed.path("/changed");
            passed.headers().set("X-Changed", "1");
            return answers.remove();
        });

        assertThat(request.path()).isEqualTo("/x");
        assertThat(answers).isEmpty();
    }

    @Test
    void closesTheAnswersThatItDrops() {
        var dropped = answer(502, Origin.UNSENT);
        var watched = new WatchedBody("");
        dropped.body(watched);
        answer(200, Origin.SERVER);

        handle(config(2));

        assertThat(watched.closed).isTrue();
    }

    @Test
    void streamsABodyThatNobodyHasReadOnTheSecondTry() {
        answer(502, Origin.UNSENT);
        answer(200, Origin.SERVER);
        var body = new WatchedBody("hello");

        retry(config(2)).handle(post(body), passed -> {
            requests.add(passed);
            if (requests.size() == 2) {
                bodies.add(text(passed.body()));
            }
            passed.body().close();
            return answers.remove();
        });

        assertThat(bodies).containsExactly("hello");
        assertThat(body.closed).isTrue();
    }

    @Test
    void givesUpOnceABodyWasRead() {
        answer(502, Origin.UNSENT);

        var response = retry(config(3)).handle(post(new WatchedBody("hello")), reading());

        assertThat(response.status()).isEqualTo(502);
        assertThat(bodies).containsExactly("hello");
    }

    @Test
    void repeatsABodyWhenTheStatusAsksForIt() {
        answer(503, Origin.SERVER);
        answer(599, Origin.SERVER);
        answer(200, Origin.SERVER);

        var request = Request.of("PUT", "http://a.test/");
        request.body(Body.of(new ByteArrayInputStream(new byte[5000]), Body.UNKNOWN));
        var response = retry(statusConfig("503,510-599")).handle(request, reading());

        assertThat(response.status()).isEqualTo(200);
        assertThat(bodies).containsExactly("\0".repeat(5000), "\0".repeat(5000), "\0".repeat(5000));
    }

    @Test
    void repeatsTrailersToo() {
        answer(503, Origin.SERVER);
        answer(200, Origin.SERVER);
        var body = new WatchedBody("hello");
        body.trailers().add("X-Sum", "1");
        var sums = new ArrayList<String>();
        var request = Request.of("PUT", "http://a.test/");
        request.body(body);

        retry(statusConfig("503")).handle(request, passed -> {
            assertThat(passed.body().length()).isEqualTo(Body.UNKNOWN);
            assertThat(passed.body().trailers().size()).isZero();
            text(passed.body());
            sums.addAll(passed.body().trailers().all("X-Sum"));
            return answers.remove();
        });

        assertThat(sums).containsExactly("1", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "LOCK"})
    @DisplayName("B-04 a status does not repeat what is not idempotent")
    void doesNotRepeatWhatIsNotIdempotent(String method) {
        answer(503, Origin.SERVER);
        var request = Request.of(method, "http://a.test/");
        request.body(Body.of("hello"));

        assertThat(retry(statusConfig("503")).handle(request, reading()).status())
                .isEqualTo(503);
    }

    @Test
    void repeatsWhatIsNotIdempotentWhenTold() {
        answer(503, Origin.SERVER);
        answer(200, Origin.SERVER);
        var config = new RetryFactory.Config(
                2, Optional.empty(), Optional.empty(), List.of("503"), OptionalLong.empty(), false, true);

        assertThat(retry(config).handle(post(Body.of("hello")), reading()).status())
                .isEqualTo(200);
        assertThat(bodies).containsExactly("hello", "hello");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("R-04 a body above the limit is passed on whole and not repeated")
    void doesNotRepeatALargeBody(boolean lengthKnown) {
        answer(503, Origin.SERVER);
        var config = new RetryFactory.Config(
                2, Optional.empty(), Optional.empty(), List.of("503"), OptionalLong.of(10), false, false);
        var request = Request.of("PUT", "http://a.test/");
        request.body(Body.of(new ByteArrayInputStream(new byte[11]), lengthKnown ? 11 : Body.UNKNOWN));

        assertThat(retry(config).handle(request, reading()).status()).isEqualTo(503);
        assertThat(bodies).containsExactly("\0".repeat(11));
    }

    @Test
    void repeatsABodyAtTheLimit() {
        answer(503, Origin.SERVER);
        answer(200, Origin.SERVER);
        var config = new RetryFactory.Config(
                2, Optional.empty(), Optional.empty(), List.of("503"), OptionalLong.of(10), false, false);
        var request = Request.of("PUT", "http://a.test/");
        request.body(Body.of(new ByteArrayInputStream(new byte[10]), Body.UNKNOWN));

        assertThat(retry(config).handle(request, reading()).status()).isEqualTo(200);
    }

    @Test
    void doesNotRepeatAnswersOfTheProxyWhateverTheirStatus() {
        answer(503, Origin.PROXY);

        assertThat(handle(statusConfig("503")).status()).isEqualTo(503);
    }

    @Test
    void repeatsABrokenExchangeIfItsStatusIsListed() {
        answer(502, Origin.BROKEN);
        answer(200, Origin.SERVER);

        assertThat(handle(statusConfig("502")).status()).isEqualTo(200);
    }

    @Test
    void passesATunnelOn() {
        answers.add(Response.tunnel(new DeadTunnel()));

        assertThat(handle(statusConfig("101")).status()).isEqualTo(101);
    }

    @Test
    void pausesLongerAndLonger() {
        var watch = new TestWatch();
        var pauses = new Pauses(1000, 0, 5);
        for (var attempt = 1; attempt < 5; attempt++) {
            assertThat(pauses.await(attempt, 0, watch)).isTrue();
        }

        assertThat(watch.pauses).containsExactly(1000L, 1189L, 1414L, 1681L);
    }

    @Test
    void spreadsPausesByHalf() {
        var pauses = new Pauses(1000, 0, 2);

        assertThat(pauses.pause(1, 0)).isEqualTo(500);
        assertThat(pauses.pause(1, 0.999)).isEqualTo(1499);
    }

    @Test
    void startsNoTryBeyondItsTime() {
        var watch = new TestWatch();
        var pauses = new Pauses(1000, 2500, 4);

        assertThat(pauses.await(1, 0, watch)).isTrue();
        assertThat(pauses.await(2, 0, watch)).isTrue();
        assertThat(pauses.await(3, 0, watch)).isFalse();
        assertThat(watch.pauses).hasSize(2);
    }

    @Test
    void stopsWhenInterruptedAndSaysSo() {
        Thread.currentThread().interrupt();

        assertThat(new Pauses(1000, 0, 3).await(1, 0, Stopwatch.SYSTEM)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "99",
                "600",
                "5xx",
                "500-",
                "-500",
                "599-500",
                "500--599",
                "+50",
                "5000",
                "\u0665\u0660\u0660"
            })
    void refusesWhatIsNoStatus(String status) {
        assertThatThrownBy(() -> retry(statusConfig(status))).hasMessageStartingWith("status: found \"");
    }

    @Test
    void refusesNumbersThatCannotWork() {
        assertThatThrownBy(() -> retry(config(0))).hasMessage("attempts: found 0, expected 1 or more");
        assertThatThrownBy(() -> retry(new RetryFactory.Config(
                        2,
                        Optional.of(Duration.ofNanos(-1)),
                        Optional.empty(),
                        List.of(),
                        OptionalLong.empty(),
                        false,
                        false)))
                .hasMessageStartingWith("initialInterval: ");
        assertThatThrownBy(() -> retry(new RetryFactory.Config(
                        2, Optional.empty(), Optional.empty(), List.of(), OptionalLong.of(-1), false, false)))
                .hasMessageStartingWith("maxRequestBodyBytes: ");
    }

    private Response answer(int status, Origin origin) {
        var response = Response.of(status, origin);
        answers.add(response);
        return response;
    }

    private Response handle(RetryFactory.Config config) {
        return retry(config).handle(Request.of("GET", "http://a.test/"), passed -> {
            requests.add(passed);
            return answers.remove();
        });
    }

    private Handler reading() {
        return request -> {
            bodies.add(text(request.body()));
            return answers.remove();
        };
    }

    private static Middleware retry(RetryFactory.Config config) {
        return new RetryFactory().create(config, new NoContext());
    }

    private static RetryFactory.Config config(int attempts) {
        return new RetryFactory.Config(
                attempts, Optional.empty(), Optional.empty(), List.of(), OptionalLong.empty(), false, false);
    }

    private static RetryFactory.Config statusConfig(String status) {
        return new RetryFactory.Config(
                4, Optional.empty(), Optional.empty(), List.of(status), OptionalLong.empty(), false, false);
    }

    private static Request post(Body body) {
        var request = Request.of("POST", "http://a.test/");
        request.body(body);
        return request;
    }

    private static String text(Body body) {
        try {
            return new String(body.stream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class TestWatch implements Stopwatch {

        private final List<Long> pauses = new ArrayList<>();
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void sleep(long nanos) {
            pauses.add(nanos);
            now += nanos;
        }

        @Override
        public double chance() {
            return 0.5;
        }
    }

    private record DeadTunnel() implements Tunnel {

        @Override
        public int read(byte[] target, int offset, int length) {
            return -1;
        }

        @Override
        public void write(byte[] source, int offset, int length) {}

        @Override
        public void endWrite() {}

        @Override
        public void close() {}
    }
}
