package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a newcomer sees first.
class DemoIT {

    private static final Pattern TRY = Pattern.compile("curl -H 'Host: example.com' http://127.0.0.1:(\\d+)/bar");

    @Test
    void printsLinesThatWorkAndStops() throws Exception {
        try (var demo = FairleadProcess.command(Distribution.shared(), "demo")) {
            demo.awaitLog("Ctrl-C stops.");
            var line = TRY.matcher(demo.log());
            assertThat(line.find()).as(demo.log()).isTrue();
            var port = Integer.parseInt(line.group(1));

            var names = new HashSet<String>();
            for (var i = 0; i < 4; i++) {
                var answer = Answer.get(port, "example.com", i % 2 == 0 ? "/bar" : "/foo/anything");
                assertThat(answer.status()).as("%s%n%s", answer, demo.log()).isEqualTo(200);
                names.add(answer.body().lines().findFirst().orElseThrow());
            }
            assertThat(names).isEqualTo(Set.of("Name: one", "Name: two"));
            assertThat(Answer.get(port, "example.com", "/bar/more").status()).isEqualTo(404);

            assertThat(demo.stop()).as(demo.log()).isZero();
        }
    }
}
