package io.fairlead.provider.k8s.ingress.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Which version of an API a server offers, of those that we read.
final class ApiVersions {

    static final String USUAL = "v1";

    /// In the order in which we prefer them.
    private static final List<String> KNOWN = List.of(USUAL, "v1beta1");

    private ApiVersions() {}

    /// Asks the server; empty if it offers none, or does not say. That is never final: a server that has just
    /// started does not know of all its groups.
    static Optional<String> offered(ClusterConnection connection, Scope scope, Pulse pulse)
            throws InterruptedException {
        var group = scope.kind().group();
        if (group.isEmpty()) {
            return Optional.empty();
        }
        try (var body = connection.open(new Question("get", scope), "/apis/" + group, false, pulse);
                var parser = JsonTrees.parser(body)) {
            parser.nextToken();
            return newest(JsonTrees.NEEDED.object(parser));
        } catch (ApiException | IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> newest(Map<String, ?> group) {
        if (!(group.get("versions") instanceof List<?> versions)) {
            return Optional.empty();
        }
        return KNOWN.stream()
                .filter(known -> versions.stream()
                        .anyMatch(version -> version instanceof Map<?, ?> map && known.equals(map.get("version"))))
                .findFirst();
    }
}
