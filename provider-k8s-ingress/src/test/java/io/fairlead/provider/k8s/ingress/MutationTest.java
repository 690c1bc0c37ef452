package io.fairlead.provider.k8s.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.manifest.TestManifests;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Random damage to one document of many. As many rounds as `-Dfuzz.inputs` says, from the seed of `-Dfuzz.seed`.
class MutationTest {

    private static final long SEED = Long.getLong("fuzz.seed", 20_261_125);
    private static final int ROUNDS = Integer.getInteger("fuzz.inputs", 300);
    private static final int LONGEST_LINE = 3_000;
    private static final List<String> JUNK = List.of(
            "", "[", "{", "}", ": ", "- ", "&a ", "*a", "!!x ", "7", "null", "\"", "\u0000", "---\n", "\n", "  ", "-1",
            "1e99", "true", "[]", "{}", "''", "\u00e9", "\ud83d", "65536", "0x50", "~", "`", "\\", "@", ",", "..", "/");

    /// Objects of every kind, each with all that we read of it.
    private static final List<String> VICTIMS = List.of("""
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              name: victim
              namespace: other
              creationTimestamp: "2024-01-01T00:00:00Z"
              labels: {app: victim}
              annotations:
                kubernetes.io/ingress.class: traefik
                traefik.ingress.kubernetes.io/router.entrypoints: web, websecure
                traefik.ingress.kubernetes.io/router.middlewares: a@file, b@file
                traefik.ingress.kubernetes.io/router.priority: "42"
                traefik.ingress.kubernetes.io/router.pathmatcher: PathRegexp
                traefik.ingress.kubernetes.io/router.rulesyntax: v2
                traefik.ingress.kubernetes.io/router.tls: "true"
                traefik.ingress.kubernetes.io/router.tls.certresolver: le
                traefik.ingress.kubernetes.io/router.tls.options: modern@file
                traefik.ingress.kubernetes.io/router.tls.domains.0.main: example.org
                traefik.ingress.kubernetes.io/router.tls.domains.0.sans: a.example.org,b.example.org
                traefik.ingress.kubernetes.io/router.observability.accesslogs: "false"
                traefik.ingress.kubernetes.io/router.observability.traceverbosity: detailed
            spec:
              ingressClassName: ours
              tls: [{hosts: [a.test], secretName: tls}]
              rules:
              - host: a.test
                http:
                  paths:
                  - {path: /v, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
                  - {path: /e, pathType: Exact, backend: {service: {name: web, port: {name: http}}}}
                  - {path: "/i/[0-9]+", pathType: ImplementationSpecific, backend: {service: {name: node, port: {number: 80}}}}
                  - {path: /r, pathType: Prefix, backend: {resource: {apiGroup: x, kind: Y, name: z}}}
              - {host: "*.b.test"}
            """, """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: fallback, namespace: other}
            spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
            """, """
            apiVersion: networking.k8s.io/v1beta1
            kind: Ingress
            metadata: {name: old, namespace: other}
            spec:
              backend: {serviceName: web, servicePort: http}
              rules: [{host: old.test, http: {paths: [{path: /o, backend: {serviceName: web, servicePort: 80}}]}}]
            """, """
            apiVersion: v1
            kind: Service
            metadata:
              name: web
              namespace: other
              annotations:
                traefik.ingress.kubernetes.io/service.serversscheme: https
                traefik.ingress.kubernetes.io/service.serverstransport: pods@file
                traefik.ingress.kubernetes.io/service.passhostheader: "false"
                traefik.ingress.kubernetes.io/service.nativelb: "false"
                traefik.ingress.kubernetes.io/service.middlewares: a@file
                traefik.ingress.kubernetes.io/service.sticky.cookie: "true"
                traefik.ingress.kubernetes.io/service.sticky.cookie.name: name
                traefik.ingress.kubernetes.io/service.sticky.cookie.secure: "true"
                traefik.ingress.kubernetes.io/service.sticky.cookie.httponly: "true"
                traefik.ingress.kubernetes.io/service.sticky.cookie.samesite: lax
                traefik.ingress.kubernetes.io/service.sticky.cookie.maxage: "60"
                traefik.ingress.kubernetes.io/service.sticky.cookie.path: /app
                traefik.ingress.kubernetes.io/service.sticky.cookie.domain: example.org
            spec:
              type: ClusterIP
              clusterIP: 10.1.0.1
              ipFamilies: [IPv4, IPv6]
              externalIPs: [192.0.2.1]
              ports: [{name: http, port: 80, targetPort: 8080, protocol: TCP}, {name: https, port: 443}]
            status: {loadBalancer: {ingress: [{ip: 192.0.2.2, hostname: lb.test, ports: [{port: 80, protocol: TCP}]}]}}
            """, """
            apiVersion: v1
            kind: Service
            metadata:
              name: node
              namespace: other
              annotations: {traefik.ingress.kubernetes.io/service.nodeportlb: "true"}
            spec: {type: NodePort, clusterIP: 10.1.0.2, ports: [{port: 80, nodePort: 30080}]}
            """, """
            apiVersion: v1
            kind: Service
            metadata: {name: outside, namespace: other}
            spec: {type: ExternalName, externalName: example.org, ports: [{port: 80}]}
            """, """
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: web-1, namespace: other, labels: {kubernetes.io/service-name: web}}
            addressType: IPv4
            ports: [{name: http, port: 8080, protocol: TCP}, {name: https, port: 8443}]
            endpoints:
            - {addresses: [10.0.0.9], conditions: {ready: true, serving: true, terminating: false}, nodeName: worker}
            - {addresses: ["2001:db8::9"], conditions: {ready: false, serving: true, terminating: true}}
            """, """
            apiVersion: v1
            kind: Endpoints
            metadata: {name: web, namespace: other}
            subsets:
            - addresses: [{ip: 10.0.0.9, hostname: web-0}]
              notReadyAddresses: [{ip: 10.0.0.10}]
              ports: [{name: http, port: 8080}]
            """, """
            apiVersion: v1
            kind: Secret
            metadata: {name: tls, namespace: other, labels: {owner: us}}
            type: kubernetes.io/tls
            data: {tls.crt: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==, tls.key: L2V0Yy9wYXNzd2Q=}
            """, """
            apiVersion: v1
            kind: Node
            metadata: {name: worker}
            status: {addresses: [{type: InternalIP, address: 10.9.0.1}, {type: ExternalIP, address: 192.0.2.9}]}
            """, """
            apiVersion: networking.k8s.io/v1
            kind: IngressClass
            metadata: {name: ours, annotations: {ingressclass.kubernetes.io/is-default-class: "true"}}
            spec: {controller: traefik.io/ingress-controller}
            """);

    private static final String OTHERS = Manifests.ingress("good", "/good") + "---\n" + Manifests.service() + "---\n"
            + Manifests.slice("10.0.0.1") + "---\n";

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    @DisplayName("K-06 whatever happens to one document, the others stay served")
    void mutated() {
        for (var round = 0; round < ROUNDS; round++) {
            var index = round % VICTIMS.size();
            var victim = VICTIMS.get(index);
            for (var i = random.nextInt(4); i >= 0; i--) {
                victim = mutate(victim);
            }
            check(round, documents(index, victim));
        }
    }

    @Test
    @DisplayName("K-06 whatever an annotation says, others stay served")
    void annotations() {
        for (var round = 0; round < ROUNDS; round++) {
            var index = round % 2 == 0 ? 0 : 3;
            var victim = VICTIMS.get(index).replace(index == 0 ? "\"42\"" : "\"60\"", value());
            check(round, documents(index, victim.replaceFirst("router\\.tls:|sticky\\.cookie:", key() + ":")));
        }
    }

    private void check(int round, String documents) {
        var translation = Clusters.translate(TestManifests.state(OTHERS + documents));
        assertThat(translation.configuration().http().routers())
                .as("seed %d, round %d:%n%s", SEED, round, documents)
                .containsKey("shop-good-good");
        assertThat(translation.problems())
                .as("seed %d, round %d", SEED, round)
                .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(LONGEST_LINE));
    }

    /// All victims, one of them damaged.
    private static String documents(int index, String damaged) {
        var documents = new StringBuilder();
        for (var i = 0; i < VICTIMS.size(); i++) {
            documents.append(i == index ? damaged : VICTIMS.get(i)).append("\n---\n");
        }
        return documents.toString();
    }

    private String mutate(String text) {
        var from = random.nextInt(text.length() + 1);
        var to = Math.min(text.length(), from + random.nextInt(12));
        return text.substring(0, from) + junk() + text.substring(to);
    }

    /// A text between double quotes.
    private String value() {
        var value = new StringBuilder("\"");
        for (var i = random.nextInt(8); i > 0; i--) {
            var junk = junk();
            value.append(junk.matches("[^\"\\\\\\p{Cntrl}]*") ? junk : "\\u0001");
        }
        return value.append('"').toString();
    }

    private String key() {
        var key = new StringBuilder("router");
        for (var i = random.nextInt(5); i > 0; i--) {
            key.append(
                    random.nextBoolean()
                            ? "."
                            : List.of("tls", "sticky", "Cookie", "domains", "0", "main", "x")
                                    .get(random.nextInt(7)));
        }
        return key.toString();
    }

    private String junk() {
        return JUNK.get(random.nextInt(JUNK.size()));
    }
}
