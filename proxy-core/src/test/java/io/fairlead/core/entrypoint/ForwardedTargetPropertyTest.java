package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.http.Reaper;
import io.fairlead.core.rule.CanonicalPath;
import io.fairlead.core.upstream.PooledTransport;
import io.fairlead.core.upstream.ServerOwner;
import io.fairlead.middleware.spi.Request;
import io.fairlead.provider.spi.dynamic.ServersTransportConfig;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ForwardedTargetPropertyTest {

    private static final int ROUNDS = 3000;
    private static final String[] PIECES = {
        "a", "api", ".", "..", "%2e", "%2E%2e", "%2F", "%2f", "%5C", "\\", ";x=1", "%41", "%7e", "%c3%a9", "~", "%25",
        "", "/"
    };

    private final SplittableRandom random = new SplittableRandom(5);
    private final AtomicReference<String> rewritten = new AtomicReference<>("");

    private String target() {
        var target = new StringBuilder();
        for (var i = random.nextInt(6); i >= 0; i--) {
            target.append('/').append(PIECES[random.nextInt(PIECES.length)]);
        }
        return target + (random.nextInt(4) == 0 ? "?q=/../%2e" : "");
    }

    /// What middlewares do: strip, add and replace, here without any care.
    private void rewrite(Request request) {
        for (var i = random.nextInt(3); i > 0; i--) {
            var path = request.path();
            switch (random.nextInt(3)) {
                case 0 -> request.path(path.substring(random.nextInt(path.length() + 1)));
                case 1 -> request.path("/" + PIECES[random.nextInt(PIECES.length)] + path);
                default -> request.path(path.replace("a", PIECES[random.nextInt(PIECES.length)]));
            }
        }
        rewritten.set(request.path());
    }

    @Test
    @DisplayName(
            "P-05 whatever comes and however it is rewritten, the server gets that very path in canonical form, or nothing")
    void oneForm() {
        var refused = 0;
        try (var server = RawServer.playing((client, connection) -> {
                    while (true) {
                        var path = client.readHead().split(" ")[1].split("\\?")[0];
                        client.send("HTTP/1.1 200 OK\r\nContent-Length: " + path.length() + "\r\n\r\n" + path);
                    }
                });
                var reaper = Reaper.start();
                var transport = new PooledTransport(ServersTransportConfig.DEFAULT, reaper);
                var wire = wire(transport, server)) {
            for (var i = 0; i < ROUNDS; i++) {
                refused += check(wire, target()) ? 0 : 1;
            }
        }
        assertThat(refused).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    }

    private Wire wire(PooledTransport transport, RawServer server) {
        var forward = transport.server(ServerOwner.OPERATOR, server.url(), true, false);
        return Wire.to(request -> {
            rewrite(request);
            return forward.handle(request);
        });
    }

    private boolean check(Wire wire, String target) {
        rewritten.set("");
        try (var client = wire.client()) {
            client.send("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            var answer = client.readAll();
            if (answer.startsWith("HTTP/1.1 400 ")) {
                return false;
            }
            var path = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertThat(answer).as(target).startsWith("HTTP/1.1 200 ");
            assertThat(path).as(target).isEqualTo(rewritten.get().isEmpty() ? "/" : rewritten.get());
            assertThat(CanonicalPath.of(path, true)).as(target).isEqualTo(path);
            return true;
        }
    }
}
