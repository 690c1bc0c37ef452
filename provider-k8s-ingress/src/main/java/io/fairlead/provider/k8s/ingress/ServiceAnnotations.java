package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.dynamic.ServiceConfig.Cookie;
import io.fairlead.provider.spi.dynamic.ServiceConfig.Sticky;
import java.util.List;
import java.util.Optional;

/// The annotations `service.*` of a Service.
///
/// @param nativeLb absent if it is as the options say
record ServiceAnnotations(
        Optional<String> scheme,
        Optional<String> serversTransport,
        boolean passHostHeader,
        Optional<Boolean> nativeLb,
        boolean nodePortLb,
        List<String> middlewares,
        Optional<Sticky> sticky,
        AnnotationProblems problems) {

    private static final AnnotationFields FIELDS = new AnnotationFields(
            "service",
            List.of(
                    "serversscheme",
                    "serverstransport",
                    "passhostheader",
                    "nativelb",
                    "nodeportlb",
                    "middlewares",
                    "sticky",
                    "sticky.cookie",
                    "sticky.cookie.name",
                    "sticky.cookie.secure",
                    "sticky.cookie.httponly",
                    "sticky.cookie.samesite",
                    "sticky.cookie.maxage",
                    "sticky.cookie.path",
                    "sticky.cookie.domain"),
            List.of("sticky", "sticky.cookie"));
    private static final String COOKIE = "sticky.cookie";
    private static final String DEFAULT_PATH = "/";

    /// @param crossing whether references to other providers are allowed
    static ServiceAnnotations read(Source source, boolean crossing) {
        var values = FIELDS.read(source.metadata().annotations(), source, "paths to the Service are left out");
        if (!crossing) {
            CrossReferences.refuse(values, List.of("serverstransport", "middlewares"));
        }
        return new ServiceAnnotations(
                values.text("serversscheme"),
                values.text("serverstransport"),
                values.truth("passhostheader").orElse(true),
                values.truth("nativelb"),
                values.truth("nodeportlb").orElse(false),
                values.list("middlewares"),
                values.on(COOKIE) ? Optional.of(new Sticky(Optional.of(cookie(values)))) : Optional.empty(),
                values.problems());
    }

    private static Cookie cookie(AnnotationValues values) {
        return new Cookie(
                values.text(COOKIE + ".name"),
                values.truth(COOKIE + ".secure").orElse(false),
                values.truth(COOKIE + ".httponly").orElse(false),
                values.text(COOKIE + ".samesite"),
                values.integer(COOKIE + ".maxage").orElse(0L),
                Optional.of(values.get(COOKIE + ".path").map(Annotation::value).orElse(DEFAULT_PATH)),
                values.text(COOKIE + ".domain"));
    }
}
