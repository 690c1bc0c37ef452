package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command that prints the merged configuration.
class ConfigIT {

    private static final String GOOD = """
            http:
              routers:
                web:
                  rule: Host(`example.com`)
                  service: web
              services:
                web:
                  loadBalancer:
                    servers:
                    - url: http://127.0.0.1:9000
            """;

    @TempDir
    private Path folder;

    @Test
    void printsWhatTheFileProviderReads() throws Exception {
        var outcome = config(GOOD);

        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output()).isEqualTo(GOOD);
    }

    @Test
    void saysWhatWasSetAside() throws Exception {
        var outcome = config(GOOD.replace("services:", "  bad: {rule: \"Hots(`x`)\", service: web}\n  services:"));

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("Host(`example.com`)", "fairlead: ", "found Hots at column 1", "bad@file");
    }

    private static final String INGRESS = """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: web, namespace: shop}
            spec:
              ingressClassName: CLASS
              rules:
              - http:
                  paths:
                  - {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec:
              ports: [{port: 80}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: IngressClass
            metadata: {name: ours}
            spec: {controller: traefik.io/ingress-controller}
            """;

    @Test
    void saysThatThereIsNothingSoThatItCanBeReadBack() throws Exception {
        var outcome = manifests(INGRESS.replace("CLASS", "foreign"));

        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output()).isEqualTo("""
                http:
                  routers: {}
                  services: {}
                """);
        assertThat(config(outcome.output())).isEqualTo(outcome);
    }

    @Test
    void saysThatAServiceHasNoServersSoThatItCanBeReadBack() throws Exception {
        var outcome =
                manifests(INGRESS.replace("CLASS", "ours"), "--providers.kubernetesIngress.allowEmptyServices=true");

        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output()).isEqualTo("""
                http:
                  routers:
                    shop-web:
                      rule: PathPrefix("/")
                      service: shop-web-80
                      observability:
                        metadata:
                          ingress:
                            namespace: shop
                            ingressName: web
                            serviceName: web
                            servicePort: '80'
                  services:
                    shop-web-80:
                      loadBalancer:
                        servers: []
                        strategy: wrr
                        passHostHeader: true
                        responseForwarding:
                          flushInterval: 100ms
                """);
        assertThat(config(outcome.output())).isEqualTo(outcome);
    }

    private FairleadProcess.Outcome manifests(String text, String... flags) throws Exception {
        var file = folder.resolve("cluster.yml");
        Files.writeString(file, text);
        var all = new ArrayList<>(List.of("config", "--providers.kubernetesIngress.manifests=" + file));
        all.addAll(List.of(flags));
        return FairleadProcess.run(Distribution.shared(), all.toArray(String[]::new));
    }

    private FairleadProcess.Outcome config(String text) throws Exception {
        var file = folder.resolve("dynamic.yml");
        Files.writeString(file, text);
        return FairleadProcess.run(Distribution.shared(), "config", "--providers.file.filename=" + file);
    }
}
