package io.fairlead.dist;

import static io.fairlead.dist.Tenants.ROUTER;
import static io.fairlead.dist.Tenants.SERVICE;
import static io.fairlead.dist.Tenants.assertNamedOnce;
import static io.fairlead.dist.Tenants.served;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is missing or wrong in an object, or in one that it names: that path falls, or that Ingress, and nothing else.
class FailureMatrixTest {

    private static final String POD = Manifests.pod("evil", "bad", "bad");

    @ParameterizedTest(name = "K-06 {0}")
    @MethodSource("failures")
    void failureMatrix(Failure failure) throws Exception {
        try (var routed = served(failure.options(), failure.manifests())) {
            assertThat(routed.get("evil.test", "/bad"))
                    .as("%s", routed.problems())
                    .isEqualTo(failure.answer());
            assertThat(routed.get("evil.test", "/good")).isEqualTo(failure.sameIngress());
            assertNamedOnce(routed, failure.culprit());
        }
    }

    static Stream<Failure> failures() {
        return Stream.of(services(), emptyServices(), routerAnnotations(), serviceAnnotations(), secrets())
                .flatMap(Function.identity());
    }

    private static Stream<Failure> services() {
        return Stream.of(
                ofService("Service missing", ""),
                ofService("port missing", POD.replace("port: 80", "port: 81")),
                ofService("port without number", POD.replace("port: 80}", "name: x}")),
                ofService(
                        "ExternalName not allowed",
                        POD.replace(
                                "{ports: [{port: 80}]}",
                                "{type: ExternalName, externalName: x.test, ports: [{port: 80}]}")),
                ofService(
                        "headless with native load balancing",
                        Manifests.with(
                                POD.replace("{ports:", "{clusterIP: None, ports:"), SERVICE + "nativelb", "true")),
                ofService("no endpoints", POD.replaceAll("endpoints: .*", "endpoints: []")),
                ofService("no endpoints, nil", POD.replaceAll("endpoints: .*", "endpoints:")),
                ofService("slice ports nil", POD.replaceAll("(?m)^ports: .*", "ports:")),
                ofService("slice port without number", POD.replaceAll("(?m)^ports: .*", "ports: [{name: \"\"}]")));
    }

    private static Stream<Failure> emptyServices() {
        return Stream.of(
                new Failure("no endpoints, allowEmptyServices", POD.replaceAll("endpoints: .*", "endpoints: []"), "")
                        .with(Map.of("allowEmptyServices", true))
                        .answering("503"),
                new Failure(
                                "all endpoints terminating",
                                POD.replace(
                                        "[\"bad\"]}",
                                        "[\"bad\"], conditions: {ready: false, serving: true, terminating: true}}"),
                                "")
                        .answering("503"));
    }

    private static Stream<Failure> routerAnnotations() {
        return Stream.of(
                ofRouter("bad router annotation", "Ingress evil/bad", "priority", "high"),
                ofRouter("unknown router annotation", "Ingress evil/bad", "entrypoint", "web"),
                ofRouter("bad truth in a router annotation", "Ingress evil/bad", "observability.metrics", "maybe"),
                ofRouter("an empty segment", "Ingress evil/bad", "tls..options", "x@file"),
                ofRouter("bad pathmatcher", "Ingress evil/bad", "pathmatcher", "Host")
                        .answering("404", "good"),
                ofRouter("unknown middleware", "", "middlewares", "x@file"),
                ofRouter("unknown entry point", "", "entrypoints", "x"),
                ofRouter("unknown TLS options", "", "tls.options", "x@file"));
    }

    private static Stream<Failure> serviceAnnotations() {
        return Stream.of(
                annotatedService("bad service annotation", "passhostheader", "perhaps"),
                annotatedService("unknown service annotation", "stick.cookie", "x"),
                annotatedService("bad number in a service annotation", "sticky.cookie.maxage", "1h"));
    }

    private static Stream<Failure> secrets() {
        return Stream.of(
                new Failure("Secret missing", POD, "Ingress evil/bad")
                        .withTls("tls: [{secretName: missing}]")
                        .answering("bad"),
                new Failure("TLS entry without Secret", POD, "")
                        .withTls("tls: [{hosts: [evil.test]}]")
                        .answering("bad"));
    }

    private static Failure ofService(String what, String service) {
        return new Failure(what, service, "Ingress evil/bad");
    }

    private static Failure annotatedService(String what, String key, String value) {
        return new Failure(what, Manifests.with(POD, SERVICE + key, value), "Service evil/bad");
    }

    private static Failure ofRouter(String what, String culprit, String key, String value) {
        return new Failure(what, POD, culprit).annotated(ROUTER + key, value).answering("404", "404");
    }

    /// A row of the matrix: Ingress `bad` leads `/bad` to Service `bad` and `/good` to another.
    ///
    /// @param culprit who is named; empty if only the routing table knows
    /// @param answer what `/bad` gives
    /// @param sameIngress what `/good` gives
    record Failure(
            String what,
            Map<String, ?> options,
            String annotation,
            String value,
            String tls,
            String service,
            String culprit,
            String answer,
            String sameIngress) {

        Failure(String what, String service, String culprit) {
            this(what, Map.of(), "", "", "", service, culprit, "404", "good");
        }

        Failure with(Map<String, ?> others) {
            return new Failure(what, others, annotation, value, tls, service, culprit, answer, sameIngress);
        }

        Failure annotated(String key, String text) {
            return new Failure(what, options, key, text, tls, service, culprit, answer, sameIngress);
        }

        Failure withTls(String section) {
            return new Failure(what, options, annotation, value, section + ", ", service, culprit, answer, sameIngress);
        }

        Failure answering(String bad) {
            return answering(bad, "good");
        }

        Failure answering(String bad, String good) {
            return new Failure(what, options, annotation, value, tls, service, culprit, bad, good);
        }

        String manifests() {
            var ingress = """
                    ---
                    apiVersion: networking.k8s.io/v1
                    kind: Ingress
                    metadata: {name: bad, namespace: evil}
                    spec:
                      %s
                      rules:
                      - host: evil.test
                        http:
                          paths:
                          - {path: /bad, pathType: ImplementationSpecific, backend: {service: {name: bad, port: {number: 80}}}}
                          - {path: /good, pathType: Prefix, backend: {service: {name: good, port: {number: 80}}}}
                    """.formatted(tls.isEmpty() ? "" : tls.substring(0, tls.length() - 2));
            return (annotation.isEmpty() ? ingress : Manifests.with(ingress, annotation, value))
                    + service
                    + Manifests.pod("evil", "good", "good");
        }

        @Override
        public String toString() {
            return what;
        }
    }
}
