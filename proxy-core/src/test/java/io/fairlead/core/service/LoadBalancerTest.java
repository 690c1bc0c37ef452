package io.fairlead.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadBalancerTest {

    @ParameterizedTest(name = "weights {0} give {1}")
    @CsvSource({
        "1, 000000",
        "1 1 1, 012012",
        "7 7, 010101",
        "2 1, 001001",
        "3 1, 00010001",
        "5 1 1, 00000120000012",
        "1 0 -3 1, 030303",
        "3 2, 0100101001"
    })
    void takesServersInTurnByWeight(String weights, String expected) {
        var turns = new StringBuilder();
        var handler = LoadBalancer.weighted(servers(weights, i -> turns.append(i)));

        IntStream.range(0, expected.length()).forEach(_ -> handler.handle(request()));

        assertThat(turns.toString()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "weights \"{0}\"")
    @CsvSource({"''", "0", "0 -1"})
    @DisplayName("B-06 no server is a 503")
    void answersWithoutServers(String weights) throws IOException {
        var response = LoadBalancer.weighted(servers(weights, _ -> {})).handle(request());

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.origin()).isEqualTo(Response.Origin.PROXY);
        assertThat(response.headers().first("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(response.headers().first("X-Content-Type-Options")).contains("nosniff");
        assertThat(new String(response.body().stream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("no available server\n");
    }

    @Test
    void newClientsDoNotGetFencedServers() {
        var turns = new StringBuilder();
        var handler = LoadBalancer.weighted(IntStream.range(0, 3)
                .mapToObj(i -> new LoadBalancer.Server(
                        "",
                        _ -> {
                            turns.append(i);
                            return Response.of(200, Response.Origin.SERVER);
                        },
                        1,
                        i == 1))
                .toList());

        IntStream.range(0, 4).forEach(_ -> handler.handle(request()));

        assertThat(turns.toString()).isEqualTo("0202");
    }

    @Test
    @DisplayName("B-06 none but fenced servers is a 503")
    void answersWithNoneButFencedServers() {
        var fenced = new LoadBalancer.Server("", _ -> Response.of(200, Response.Origin.SERVER), 1, true);

        assertThat(LoadBalancer.weighted(List.of(fenced)).handle(request()).status())
                .isEqualTo(503);
    }

    @ParameterizedTest(name = "weights {0}")
    @CsvSource({"1 1", "3 1"})
    void losesNoTurnWhenManyThreadsAsk(String weights) throws InterruptedException {
        var turns = new AtomicIntegerArray(2);
        var handler = LoadBalancer.weighted(servers(weights, turns::incrementAndGet));
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < 8; i++) {
            threads.add(
                    Thread.startVirtualThread(() -> IntStream.range(0, 1000).forEach(_ -> handler.handle(request()))));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(turns.get(0)).isEqualTo(weights.startsWith("1") ? 4000 : 6000);
        assertThat(turns.get(0) + turns.get(1)).isEqualTo(8000);
    }

    private static List<LoadBalancer.Server> servers(String weights, java.util.function.IntConsumer turn) {
        var servers = new ArrayList<LoadBalancer.Server>();
        for (var weight : weights.isEmpty() ? new String[0] : weights.split(" ")) {
            var number = servers.size();
            Handler handler = _ -> {
                turn.accept(number);
                return Response.of(200, Response.Origin.SERVER);
            };
            servers.add(new LoadBalancer.Server("", handler, Integer.parseInt(weight), false));
        }
        return servers;
    }

    private static Request request() {
        return Request.of("GET", "http://a.test/");
    }
}
