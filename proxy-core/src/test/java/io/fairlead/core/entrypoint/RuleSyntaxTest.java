package io.fairlead.core.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.routing.EntryPointModel;
import io.fairlead.core.routing.Status;
import io.fairlead.core.rule.RuleSyntax;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Routers of both grammars beside each other.
class RuleSyntaxTest {

    private final RawServer old = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nold");
    private final RawServer young = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nyoung");

    @AfterEach
    void stop() {
        old.close();
        young.close();
    }

    @Test
    void eachRouterHasItsOwn() {
        try (var proxy = Routed.by("""
                routers:
                  old: {rule: "Path(`/a/{id:[0-9]+}`, `/b`)", service: old, ruleSyntax: v2}
                  young: {rule: "Path(`/a/{id}`) || PathPrefix(`/c`)", service: young, ruleSyntax: v3}
                  usual: {rule: "PathRegexp(`^/d`)", service: young}
                """ + services())) {
            assertThat(proxy.get("/a/12")).endsWith("old");
            assertThat(proxy.get("/b")).endsWith("old");
            assertThat(proxy.get("/a/x")).startsWith("HTTP/1.1 404 ");
            assertThat(proxy.get("/a/%7Bid%7D")).endsWith("young");
            assertThat(proxy.get("/c/1")).endsWith("young");
            assertThat(proxy.get("/d/1")).endsWith("young");
        }
    }

    @Test
    void theOldOneCanBeUsual() {
        var model = new EntryPointModel(
                "web", List.of(), Optional.empty(), true, Optional.of(RuleSyntax.V2), Optional.empty(), false);
        try (var proxy = Routed.by(model, """
                routers:
                  old: {rule: "HostRegexp(`{x:[a-z]+}.test`) && PathPrefix(`/`)", service: old}
                  young: {rule: "PathRegexp(`^/x`)", service: young, priority: 100, ruleSyntax: v3}
                  shielded: {rule: "PathRegexp(`^/y`)", service: young, priority: 100, ruleSyntax: default}
                """ + services())) {
            assertThat(proxy.get("/a")).endsWith("old");
            assertThat(proxy.get("/x")).endsWith("young");
            assertThat(proxy.get("/y")).endsWith("young");
        }
    }

    @Test
    void anUnknownSyntaxIsTheNewOne() {
        try (var proxy = Routed.by("""
                routers: {odd: {rule: "PathRegexp(`^/x`)", service: young, ruleSyntax: v9}}
                """ + services())) {
            assertThat(proxy.get("/x")).endsWith("young");
            assertThat(proxy.report().routers().get("odd@file").status()).isEqualTo(Status.WARNING);
        }
    }

    private String services() {
        return """
                services:
                  old: {loadBalancer: {servers: [{url: "%s"}]}}
                  young: {loadBalancer: {servers: [{url: "%s"}]}}
                """.formatted(old.url(), young.url());
    }
}
