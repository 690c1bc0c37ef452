package io.fairlead.provider.k8s.ingress.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads Ingresses and their classes.
final class IngressReader {

    private IngressReader() {}

    static ClusterObject read(Metadata metadata, Field root) throws FieldException {
        var spec = root.get("spec");
        var rules = new ArrayList<Ingress.Rule>();
        for (var rule : spec.get("rules").list()) {
            rules.add(rule(rule));
        }
        var backend = spec.get("defaultBackend");
        return new Ingress(
                metadata,
                spec.get("ingressClassName").text(),
                rules,
                backend.present() ? Optional.of(backend(backend)) : Optional.empty(),
                secrets(spec.get("tls")),
                PublishedAddress.read(root));
    }

    static ClusterObject ingressClass(Metadata metadata, Field root) throws FieldException {
        return new IngressClass(metadata, root.get("spec").get("controller").textOrEmpty());
    }

    private static Ingress.Rule rule(Field field) throws FieldException {
        var paths = new ArrayList<Ingress.Path>();
        for (var path : field.get("http").get("paths").list()) {
            paths.add(new Ingress.Path(
                    path.get("path").textOrEmpty(), path.get("pathType").textOrEmpty(), backend(path.get("backend"))));
        }
        return new Ingress.Rule(field.get("host").textOrEmpty(), paths);
    }

    private static Ingress.Backend backend(Field field) throws FieldException {
        if (field.get("resource").present()) {
            return new Ingress.Backend.ToResource();
        }
        var service = field.get("service");
        if (!service.present()) {
            return new Ingress.Backend.ToNothing();
        }
        var port = service.get("port");
        return new Ingress.Backend.ToService(
                service.get("name").textOrEmpty(),
                port.get("name").textOrEmpty(),
                port.get("number").port().orElse(0));
    }

    private static List<String> secrets(Field field) throws FieldException {
        var names = new ArrayList<String>();
        for (var entry : field.list()) {
            names.add(entry.get("secretName").textOrEmpty());
        }
        return names;
    }
}
