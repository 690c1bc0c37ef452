package io.fairlead.core;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// The example manifests in a folder of their own, with the EndpointSlices that a cluster would add to them.
///
/// @param folder the folder, gone after [#close()]
record DemoManifests(Path folder) implements AutoCloseable {

    private static final String SLICE = """
            # what a cluster writes when a pod of the Service is ready
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata:
              name: whoami-%1$d
              namespace: default
              labels:
                kubernetes.io/service-name: whoami
            addressType: %2$s
            ports:
              - name: http
                port: %3$d
            endpoints:
              - addresses: ["%4$s"]
                conditions:
                  ready: true
            """;

    /// Copies the examples and adds a slice for each back end.
    ///
    /// @throws UsageException if there are no examples
    static DemoManifests write(Path examples, List<InetSocketAddress> backEnds) throws IOException {
        var manifests = new DemoManifests(Files.createTempDirectory("fairlead-demo-"));
        for (var name : List.of("02-whoami.yml", "03-ingress.yml")) {
            var example = examples.resolve(name);
            if (!Files.isRegularFile(example)) {
                manifests.close();
                throw new UsageException("found no " + example + ", expected the examples of the archive");
            }
            Files.copy(example, manifests.folder.resolve(name));
        }
        for (var i = 0; i < backEnds.size(); i++) {
            Files.writeString(
                    manifests.folder.resolve("04-endpoints-" + (i + 1) + ".yml"), slice(i + 1, backEnds.get(i)));
        }
        return manifests;
    }

    private static String slice(int number, InetSocketAddress backEnd) {
        var type = backEnd.getAddress() instanceof Inet4Address ? "IPv4" : "IPv6";
        return SLICE.formatted(
                number, type, backEnd.getPort(), backEnd.getAddress().getHostAddress());
    }

    @Override
    public void close() throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
