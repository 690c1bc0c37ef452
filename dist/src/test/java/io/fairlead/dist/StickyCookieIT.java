package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.whoami.Whoami;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sticky cookies as annotations of Services ask for them, through the archive.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StickyCookieIT {

    private static final String KEY = "traefik.ingress.kubernetes.io/service.sticky";
    private static final Pattern COOKIE = Pattern.compile("(?i)\r\nset-cookie: ([^\r]*)");

    private Path folder;

    private Whoami one;
    private Whoami two;
    private FairleadProcess fairlead;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        one = Whoami.start("127.0.0.1", 0, "one");
        two = Whoami.start("127.0.0.2", 0, "two");
        service("off");
        service("alone", "", "true");
        service("no", ".cookie", "false", ".cookie.name", "never");
        service("plain", ".cookie", "true");
        service("empty", ".cookie", "");
        service("named", ".cookie.name", "my cookie;");
        service("secure", ".cookie.secure", "true");
        service("script", ".cookie.httponly", "true");
        service("strict", ".cookie.samesite", "Strict");
        service("lax", ".cookie.samesite", "lax");
        service("odd", ".cookie.samesite", "sometimes");
        service("short", ".cookie.maxage", "60");
        service("past", ".cookie.maxage", "-1");
        service("path", ".cookie.path", "/app");
        service("pathless", ".cookie.path", "");
        service("domain", ".cookie.domain", "example.test");
        service("drained", ".cookie", "true");
        fairlead = FairleadProcess.start(
                Distribution.shared(), Map.of(), "--providers.kubernetesIngress.manifests=" + folder);
    }

    @AfterAll
    void stop() throws Exception {
        if (fairlead != null) {
            fairlead.close();
        }
        one.close();
        two.close();
    }

    @ParameterizedTest(name = "{0}: no cookie")
    @CsvSource({"off", "alone", "no"})
    void withoutCookie(String name) {
        assertThat(get(name, "").head()).doesNotContainIgnoringCase("set-cookie");
        assertThat(pods(name, "", 10)).containsExactlyInAnyOrder("one", "two");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "plain    | _[0-9a-f]{5}=[0-9a-f]{16}; Path=/",
                "empty    | _[0-9a-f]{5}=[0-9a-f]{16}; Path=/",
                "named    | my_cookie_=[0-9a-f]{16}; Path=/",
                "secure   | _[0-9a-f]{5}=[0-9a-f]{16}; Path=/; Secure",
                "script   | _[0-9a-f]{5}=[0-9a-f]{16}; Path=/; HttpOnly",
                "strict   | _[0-9a-f]{5}=[0-9a-f]{16}; Path=/; SameSite=Strict",
                "lax      | _[0-9a-f]{5}=[0-9a-f]{16}; Path=/; SameSite=Lax",
                "odd      | _[0-9a-f]{5}=[0-9a-f]{16}; Path=/",
                "short    | _[0-9a-f]{5}=[0-9a-f]{16}; Path=/; Max-Age=60",
                "past     | _[0-9a-f]{5}=[0-9a-f]{16}; Path=/; Max-Age=0",
                "path     | _[0-9a-f]{5}=[0-9a-f]{16}; Path=/app",
                "pathless | _[0-9a-f]{5}=[0-9a-f]{16}",
                "domain   | _[0-9a-f]{5}=[0-9a-f]{16}; Path=/; Domain=example.test",
            })
    void cookies(String name, String expected) {
        var cookie = cookie(get(name, ""));
        assertThat(cookie).matches(expected);
        assertThat(pods(name, pair(cookie), 10)).hasSize(1);
        assertThat(pods(name, "", 10)).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    @DisplayName("A-09 a cookie that we did not set chooses nobody, and is replaced")
    void forged() {
        for (var value : List.of("x", "0000000000000000", "http://127.0.0.9:1", "a".repeat(4000), "\"", "%00")) {
            var answer = get("named", "my_cookie_=" + value);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(cookie(answer)).startsWith("my_cookie_=").doesNotContain(value + ";");
        }
    }

    @Test
    @DisplayName("A-09 a cookie says no address")
    void opaque() {
        assertThat(cookie(get("plain", "")))
                .doesNotContain("127.0.0")
                .doesNotContain(String.valueOf(one.port()))
                .doesNotContain(String.valueOf(two.port()));
    }

    @Test
    @DisplayName("D-02 a cookie outlives changes, and a pod that is about to go serves those who know it")
    void drained() throws Exception {
        var cookie = pair(cookie(get("drained", "")));
        var pod = pods("drained", cookie, 3).iterator().next();
        Folders.write(folder.resolve("new.yml"), Manifests.ingress("new", "new.test", "/", "plain"));
        fairlead.awaitAnswer("new.test", "/", 200, "");
        assertThat(pods("drained", cookie, 10)).containsExactly(pod);

        write("drained", pod.equals("one"), pod.equals("two"), ".cookie", "true");
        Await.until(() -> pods("drained", "", 10).size() == 1, fairlead::log);
        assertThat(pods("drained", "", 10)).doesNotContain(pod);
        assertThat(pods("drained", cookie, 10)).containsExactly(pod);

        write("drained", true, true, ".cookie", "true");
        Await.until(() -> get("drained", "").status() == 503, fairlead::log);
        assertThat(pods("drained", cookie, 10)).containsExactly(pod);
    }

    private Answer get(String name, String cookie) {
        var field = cookie.isEmpty() ? "" : "Cookie: other=1; " + cookie + "\r\n";
        return Answer.of(
                fairlead.web(), "GET / HTTP/1.1\r\nHost: " + name + ".test\r\n" + field + "Connection: close\r\n\r\n");
    }

    private Set<String> pods(String name, String cookie, int times) {
        var pods = new HashSet<String>();
        for (var i = 0; i < times; i++) {
            var body = get(name, cookie).body();
            pods.add(body.startsWith("Name: one\n") ? "one" : body.startsWith("Name: two\n") ? "two" : body);
        }
        return pods;
    }

    private static String cookie(Answer answer) {
        var matcher = COOKIE.matcher(answer.head());
        assertThat(matcher.find()).as("%s", answer).isTrue();
        return matcher.group(1);
    }

    private static String pair(String cookie) {
        return cookie.split(";", 2)[0];
    }

    private void service(String name, String... annotations) throws IOException {
        write(name, false, false, annotations);
    }

    private void write(String name, boolean oneGoes, boolean twoGoes, String... annotations) throws IOException {
        var keys = annotations.clone();
        for (var i = 0; i < keys.length; i += 2) {
            keys[i] = KEY + keys[i];
        }
        Folders.write(
                folder.resolve(name + ".yml"),
                Manifests.with(Manifests.service(name), keys) + "---\n"
                        + slice(name, "1", "127.0.0.1", one.port(), oneGoes) + "---\n"
                        + slice(name, "2", "127.0.0.2", two.port(), twoGoes) + "---\n"
                        + Manifests.ingress(name, name + ".test", "/", name));
    }

    private static String slice(String name, String number, String address, int port, boolean goes) {
        var slice = Manifests.slice(name, number, "http", address, port);
        return goes
                ? slice.replace("ready: true", "ready: false\n      serving: true\n      terminating: true")
                : slice;
    }
}
