package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// WebSockets through the archive, to a server that sends back what it gets.
class WebSocketIT {

    private static final String HOST = "ws.example.com";
    private static final long SEED = 6455;
    private static final int[] OPCODES = {0, 1, 2, 8, 9, 10};
    private static final int[] LENGTHS = {0, 1, 125, 126, 127, 4_096, 65_535, 65_536, 300_000};

    @TempDir
    private Path folder;

    private BackEnd backEnd;
    private FairleadProcess fairlead;

    @BeforeEach
    void start() throws Exception {
        backEnd = BackEnd.start("one");
        var dynamic = Files.writeString(folder.resolve("dynamic.yml"), """
                http:
                  routers:
                    all: {rule: "Host(`%s`)", service: all}
                  services:
                    all: {loadBalancer: {servers: [{url: "%s"}]}}
                """.formatted(HOST, backEnd.url()));
        fairlead = FairleadProcess.start(Distribution.shared(), Map.of(), "--providers.file.filename=" + dynamic);
    }

    @AfterEach
    void stop() throws Exception {
        fairlead.close();
        backEnd.close();
    }

    @Test
    @DisplayName("U-06 frames of every kind and size arrive byte for byte, and the end of one side after all of them")
    void frames() throws Exception {
        var random = new SplittableRandom(SEED);
        for (var i = 0; i < 20; i++) {
            var bytes = frames(random);
            try (var exchange = Exchange.connect(fairlead.web())) {
                Tunnel.open(exchange, HOST);
                var back = CompletableFuture.supplyAsync(() -> rest(exchange));
                for (int at = 0, count; at < bytes.length; at += count) {
                    count = Math.min(bytes.length - at, 1 + random.nextInt(60_000));
                    exchange.socket().getOutputStream().write(bytes, at, count);
                }
                exchange.socket().shutdownOutput();
                assertThat(back.get(30, TimeUnit.SECONDS))
                        .as("seed %d, case %d", SEED, i)
                        .isEqualTo(bytes);
            }
        }
    }

    @Test
    @DisplayName("U-06, B-05 a side that resets its connection takes the other with it")
    void resets() throws Exception {
        var exchange = Exchange.connect(fairlead.web());
        Tunnel.open(exchange, HOST).run();
        assertThat(backEnd.open()).isEqualTo(1);
        exchange.socket().setSoLinger(true, 0);
        exchange.close();
        Await.until(() -> backEnd.open() == 0, fairlead::log);

        try (var second = Exchange.connect(fairlead.web())) {
            Tunnel.open(second, HOST).run();
            backEnd.close();
            assertThat(rest(second)).isEmpty();
        }
    }

    /// Every opcode with every length, in any order, masked as a client must.
    private static byte[] frames(SplittableRandom random) {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < OPCODES.length * LENGTHS.length; i++) {
            var opcode = OPCODES[random.nextInt(OPCODES.length)];
            var payload = new byte[LENGTHS[random.nextInt(LENGTHS.length)]];
            random.nextBytes(payload);
            bytes.write((random.nextBoolean() ? 0x80 : 0) | opcode);
            bytes.writeBytes(length(payload.length));
            bytes.writeBytes(ByteBuffer.allocate(4).putInt(random.nextInt()).array());
            bytes.writeBytes(payload);
        }
        return bytes.toByteArray();
    }

    private static byte[] length(int length) {
        if (length < 126) {
            return new byte[] {(byte) (0x80 | length)};
        }
        return length < 65_536
                ? ByteBuffer.allocate(3)
                        .put((byte) 0xfe)
                        .putShort((short) length)
                        .array()
                : ByteBuffer.allocate(9).put((byte) 0xff).putLong(length).array();
    }

    /// What still comes; a reset is an end too.
    private static byte[] rest(Exchange exchange) {
        var bytes = new ByteArrayOutputStream();
        try {
            exchange.input().transferTo(bytes);
        } catch (IOException _) {
            // reset
        }
        return bytes.toByteArray();
    }
}
