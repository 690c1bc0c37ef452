package io.fairlead.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archive, and tenants who name targets that are none of their business.
class TenantTargetsIT {

    private static final String MANIFESTS = "--providers.kubernetesIngress.manifests=";
    private static final String ALLOW_NAMES = "--providers.kubernetesIngress.allowExternalNameServices";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("B-10 ExternalName and FQDN endpoints do not lead to this machine or to an entry point")
    void refused() throws Exception {
        var own = FairleadProcess.freePort();
        try (var server = BackEnd.start("one")) {
            externalName("local", "localhost", server.port());
            externalName("address", "127.0.0.1", server.port());
            externalName("own", InetAddress.getLocalHost().getHostName(), own);
            names("fqdn", "localhost", server.port());
            names("sly", "127.0.0.1", server.port());
            try (var fairlead = start("--entryPoints.own.address=:" + own)) {
                for (var name : new String[] {"local", "address", "own", "fqdn", "sly"}) {
                    assertThat(fairlead.get(name + ".test", "/").status())
                            .as(name + "\n" + fairlead.log())
                            .isEqualTo(502);
                }
                fairlead.get("local.test", "/");
                assertThat(fairlead.log().lines().filter(line -> line.contains(" server localhost:")))
                        .as(fairlead.log())
                        .filteredOn(line -> line.contains("default-local"))
                        .isNotEmpty()
                        .doesNotHaveDuplicates()
                        .allMatch(line -> line.contains("core.allowLocalTargets"));
            }
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    @DisplayName("B-10 ExternalName and FQDN endpoints lead anywhere where the operator allows it")
    void allowed() throws Exception {
        try (var server = BackEnd.start("one")) {
            externalName("local", "localhost", server.port());
            names("fqdn", "localhost", server.port());
            try (var fairlead = start("--core.allowLocalTargets")) {
                for (var name : new String[] {"local", "fqdn"}) {
                    var answer = fairlead.get(name + ".test", "/");
                    assertThat(answer.body())
                            .as("%s%n%s", answer, fairlead.log())
                            .isEqualTo("one GET / 0\n");
                }
            }
        }
    }

    private FairleadProcess start(String flag) throws Exception {
        return FairleadProcess.start(Distribution.shared(), Map.of(), MANIFESTS + folder, ALLOW_NAMES, flag);
    }

    private void externalName(String name, String host, int port) throws IOException {
        write(name, """
                apiVersion: v1
                kind: Service
                metadata: {name: %s, namespace: default}
                spec: {type: ExternalName, externalName: %s, ports: [{name: http, port: %d}]}
                """.formatted(name, host, port), port);
    }

    private void names(String name, String host, int port) throws IOException {
        var slice = Manifests.slice(name, "1", "http", host, port).replace("addressType: IPv4", "addressType: FQDN");
        write(name, Manifests.service(name) + "---\n" + slice, 80);
    }

    private void write(String name, String objects, int port) throws IOException {
        var ingress = Manifests.ingress(name, name + ".test", "/", name).replace("number: 80", "number: " + port);
        Files.writeString(folder.resolve(name + ".yml"), objects + "---\n" + ingress);
    }
}
