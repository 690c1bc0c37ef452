package io.fairlead.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.middleware.spi.Headers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The block against the plain list of the SPI: the same edits give the same fields, in the same bytes.
class HeaderBlockPropertyTest {

    private static final long SEED = 8_001;
    private static final List<String> NAMES = List.of("a", "A", "X-A", "x-a", "x_a", "Cookie", "X-Long-Name", "b");
    private static final List<String> VALUES = List.of("", "1", "two words", "\u00e9\u00ff", "y".repeat(300));

    @Test
    void sameAsList() throws IOException {
        var random = new SplittableRandom(SEED);
        for (var script = 0; script < 2000; script++) {
            var block = new HeaderBlock();
            var model = Headers.create();
            for (var step = random.nextInt(40); step > 0; step--) {
                edit(random, block, model);
                check(block, model, script);
            }
            check(block.copy(), model, script);
            block.clear();
            assertThat(block.size()).isZero();
            assertThat(written(block)).isEmpty();
        }
    }

    private static void edit(SplittableRandom random, HeaderBlock block, Headers model) {
        var name = pick(random, NAMES);
        var value = pick(random, VALUES);
        switch (random.nextInt(4)) {
            case 0 -> {
                block.set(name, value);
                model.set(name, value);
            }
            case 1 -> {
                block.remove(name);
                model.remove(name);
            }
            default -> {
                block.add(name, value);
                model.add(name, value);
            }
        }
    }

    private static void check(HeaderBlock block, Headers model, int script) throws IOException {
        var context = "seed " + SEED + ", script " + script;
        assertThat(lines(block)).as(context).isEqualTo(lines(model));
        assertThat(written(block)).as(context).isEqualTo(String.join("", lines(model)));
        assertThat(block.size()).as(context).isEqualTo(model.size());
        for (var name : NAMES) {
            assertThat(block.all(name)).as(context).isEqualTo(model.all(name));
            assertThat(block.first(name)).as(context).isEqualTo(model.first(name));
            assertThat(block.contains(name)).as(context).isEqualTo(model.contains(name));
        }
    }

    private static List<String> lines(Headers headers) {
        var lines = new ArrayList<String>();
        headers.forEach((name, value) -> lines.add(name + ": " + value + "\r\n"));
        return lines;
    }

    private static String written(HeaderBlock block) throws IOException {
        var peer = new Pieces("", 1);
        var out = new Output(peer);
        block.writeTo(out, null);
        out.flush();
        return peer.written();
    }

    private static <T> T pick(SplittableRandom random, List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
