package io.fairlead.dist;

import static io.fairlead.dist.Tenants.ROUTER;
import static io.fairlead.dist.Tenants.SERVICE;
import static io.fairlead.dist.Tenants.assertNamedOnce;
import static io.fairlead.dist.Tenants.served;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is missing or wrong in an object, or in one that it names: that path falls, or that Ingress, and nothing else.
class FailureMatrixTest {

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

    static List<Failure> failures() {
        var pod = Manifests.pod("evil", "bad", "bad");
        return List.of(
                new Failure("Service missing", "", "Ingress evil/bad"),
                new Failure("port missing", pod.replace("port: 80", "port: 81"), "Ingress evil/bad"),
                new Failure("port without number", pod.replace("port: 80}", "name: x}"), "Ingress evil/bad"),
                new Failure(
                        "ExternalName not allowed",
                        pod.replace(
                                "{ports: [{port: 80}]}",
                                "{type: ExternalName, externalName: x.test, ports: [{port: 80}]}"),
                        "Ingress evil/bad"),
                new Failure(
                        "headless with native load balancing",
                        Manifests.with(
                                pod.replace("{ports:", "{clusterIP: None, ports:"), SERVICE + "nativelb", "true"),
                        "Ingress evil/bad"),
                new Failure("no endpoints", pod.replaceAll("endpoints: .*", "endpoints: []"), "Ingress evil/bad"),
                new Failure("no endpoints, nil", pod.replaceAll("endpoints: .*", "endpoints:"), "Ingress evil/bad"),
                new Failure("slice ports nil", pod.replaceAll("(?m)^ports: .*", "ports:"), "Ingress evil/bad"),
                new Failure(
                        "slice port without number",
                        pod.replaceAll("(?m)^ports: .*", "ports: [{name: \"\"}]"),
                        "Ingress evil/bad"),
                new Failure("no endpoints, allowEmptyServices", pod.replaceAll("endpoints: .*", "endpoints: []"), "")
                        .with(Map.of("allowEmptyServices", true))
                        .answering("503"),
                new Failure(
                                "all endpoints terminating",
                                pod.replace(
                                        "[\"bad\"]}",
                                        "[\"bad\"], conditions: {ready: false, serving: true, terminating: true}}"),
                                "")
                        .answering("503"),
                new Failure("bad router annotation", pod, "Ingress evil/bad")
                        .annotated(ROUTER + "priority", "high")
                        .answering("404", "404"),
                new Failure("unknown router annotation", pod, "Ingress evil/bad")
                        .annotated(ROUTER + "entrypoint", "web")
                        .answering("404", "404"),
                new Failure("bad truth in a router annotation", pod, "Ingress evil/bad")
                        .annotated(ROUTER + "observability.metrics", "maybe")
                        .answering("404", "404"),
                new Failure("an empty segment", pod, "Ingress evil/bad")
                        .annotated(ROUTER + "tls..options", "x@file")
                        .answering("404", "404"),
                new Failure(
                        "bad service annotation",
                        Manifests.with(pod, SERVICE + "passhostheader", "perhaps"),
                        "Service evil/bad"),
                new Failure(
                        "unknown service annotation",
                        Manifests.with(pod, SERVICE + "stick.cookie", "x"),
                        "Service evil/bad"),
                new Failure(
                        "bad number in a service annotation",
                        Manifests.with(pod, SERVICE + "sticky.cookie.maxage", "1h"),
                        "Service evil/bad"),
                new Failure("bad pathmatcher", pod, "Ingress evil/bad")
                        .annotated(ROUTER + "pathmatcher", "Host")
                        .answering("404", "good"),
                new Failure("unknown middleware", pod, "")
                        .annotated(ROUTER + "middlewares", "x@file")
                        .answering("404", "404"),
                new Failure("unknown entry point", pod, "")
                        .annotated(ROUTER + "entrypoints", "x")
                        .answering("404", "404"),
                new Failure("unknown TLS options", pod, "")
                        .annotated(ROUTER + "tls.options", "x@file")
                        .answering("404", "404"),
                new Failure("Secret missing", pod, "Ingress evil/bad")
                        .withTls("tls: [{secretName: missing}]")
                        .answering("bad"),
                new Failure("TLS entry without Secret", pod, "")
                        .withTls("tls: [{hosts: [evil.test]}]")
                        .answering("bad"));
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
