package io.fairlead.core;

import io.fairlead.core.tls.PemPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// A thousand shops that nobody visits, from which the JVM learns how a big cluster is read and compiled.
final class RehearsedCluster {

    private static final int TEAMS = 20;
    private static final int SHOPS = 50;
    private static final int SHOPS_OF_A_CERTIFICATE = 5;

    private static final String SHOP = """
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              namespace: %1$s
              name: %2$s
              annotations:
                traefik.ingress.kubernetes.io/router.tls: "true"
            spec:
              rules:
                - host: www.%2$s.%1$s.example
                  http:
                    paths:
                      - path: /
                        pathType: Prefix
                        backend: {service: {name: %2$s, port: {number: 80}}}
                      - path: /api/v1/orders
                        pathType: Exact
                        backend: {service: {name: %2$s, port: {name: http}}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {namespace: %1$s, name: %2$s}
            spec:
              ports: [{name: http, port: 80, targetPort: 8080}]
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {namespace: %1$s, name: %2$s-1, labels: {kubernetes.io/service-name: %2$s}}
            addressType: IPv4
            ports: [{name: http, port: 8080}]
            endpoints:
              - {addresses: [10.0.0.1], conditions: {ready: true}}
              - {addresses: [10.0.0.2], conditions: {ready: true, serving: true, terminating: false}}
            """;

    private static final String CERTIFICATE = """
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {namespace: %1$s, name: %2$s-tls}
            spec:
              tls: [{secretName: %2$s}]
            ---
            apiVersion: v1
            kind: Secret
            type: kubernetes.io/tls
            metadata: {namespace: %1$s, name: %2$s}
            data:
              tls.crt: %3$s
              tls.key: %4$s
            """;

    private RehearsedCluster() {}

    /// Writes its manifests, a file for each team.
    static void write(Path folder) throws IOException {
        for (var i = 0; i < TEAMS; i++) {
            Files.writeString(folder.resolve("team-" + i + ".yml"), team("team-" + i));
        }
    }

    private static String team(String namespace) {
        var text = new StringBuilder();
        for (var i = 0; i < SHOPS; i++) {
            var name = "shop-" + i;
            text.append(SHOP.formatted(namespace, name));
            if (i % SHOPS_OF_A_CERTIFICATE == 0) {
                var pair = PemPair.invent("www." + name + "." + namespace + ".example");
                text.append(CERTIFICATE.formatted(namespace, name, encoded(pair.certificate()), encoded(pair.key())));
            }
        }
        return text.toString();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
