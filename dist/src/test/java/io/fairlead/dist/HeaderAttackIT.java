package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.whoami.Whoami;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Attacks by header fields that look like those of the proxy, on the archive, beside honest clients.
class HeaderAttackIT {

    private static final String HOST = "Host: told.example.com\r\n";

    private static Whoami whoami;

    @RegisterExtension
    private static final Besieged BESIEGED = new Besieged(HeaderAttackIT::begin);

    private static Siege begin() throws Exception {
        whoami = Whoami.start("127.0.0.1", 0, "told");
        return Siege.begin(
                "told: {rule: \"Host(`told.example.com`)\", middlewares: [role], service: told}",
                "role: {headers: {customRequestHeaders: {X-Role: set-by-us}}}",
                "told: {loadBalancer: {servers: [{url: \"http://127.0.0.1:" + whoami.port() + "\"}]}}");
    }

    @AfterAll
    static void end() throws Exception {
        whoami.close();
    }

    @Test
    @DisplayName("H-03, H-06 no spelling of a forwarding field of a stranger reaches a server")
    void aliases() throws IOException {
        for (var name : List.of(
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Forwarded-Port",
                "X-Forwarded-Server",
                "X-Forwarded-Uri",
                "X-Forwarded-Method",
                "X-Forwarded-Prefix",
                "X-Forwarded-Tls-Client-Cert",
                "X-Forwarded-Tls-Client-Cert-Info",
                "X-Real-Ip")) {
            for (var spelling : List.of(
                    name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT), name.replace('-', '_'))) {
                assertThat(told(spelling + ": evil\r\n" + spelling + ": evil\r\n"))
                        .as(spelling)
                        .doesNotContain("evil")
                        .containsIgnoringCase("\nX-Forwarded-For: 127.0.0.1\n");
            }
        }
    }

    @Test
    @DisplayName("H-01, H-02 Connection takes no field away that the proxy or a middleware has set")
    void connection() throws IOException {
        for (var token : List.of(
                "X-Real-Ip",
                "x-real-ip",
                "X-FORWARDED-FOR",
                "x-forwarded-proto",
                "X-Forwarded-Host",
                "X-Forwarded-Port",
                "X-Forwarded-Server",
                "x-role",
                "authorization",
                "Cookie",
                "host")) {
            for (var form : List.of(token, "close, " + token, " ," + token + ",", "x, " + token + " , y")) {
                assertThat(told("Connection: " + form
                                + "\r\nAuthorization: kept\r\nCookie: a=kept\r\nX-Role: evil\r\n"))
                        .as(form)
                        .doesNotContain("evil")
                        .containsIgnoringCase("\nHost: told.example.com\n")
                        .containsIgnoringCase("\nX-Real-Ip: 127.0.0.1\n")
                        .containsIgnoringCase("\nX-Forwarded-For: 127.0.0.1\n")
                        .containsIgnoringCase("\nX-Forwarded-Proto: http\n")
                        .containsIgnoringCase("\nX-Forwarded-Host: told.example.com\n")
                        .containsIgnoringCase("\nX-Forwarded-Port: 80\n")
                        .containsIgnoringCase("\nX-Forwarded-Server: ")
                        .containsIgnoringCase("\nX-Role: set-by-us\n")
                        .containsIgnoringCase("\nAuthorization: kept\n")
                        .containsIgnoringCase("\nCookie: a=kept\n");
            }
        }
    }

    private static String told(String fields) throws IOException {
        try (var exchange = Exchange.connect(BESIEGED.siege().port())) {
            var answer = exchange.send("GET /told HTTP/1.1\r\n" + HOST + fields + "\r\n");
            assertThat(answer.status()).as("%s%s", fields, answer).isEqualTo(200);
            return answer.body();
        }
    }
}
