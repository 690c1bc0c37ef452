package io.fairlead.provider.k8s.ingress.cluster;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A list or a watch, as far as its failure names it.
record Question(String verb, Scope scope) {

    private static final System.Logger LOG = System.getLogger(Question.class.getName());
    private static final int MOST_TEXT = 500;

    /// What the answer comes to. Its own words are for the log alone: they may differ each time.
    Failure failure(int status, Duration wish, byte[] body) {
        var words = new String(body, 0, Math.min(body.length, MOST_TEXT), StandardCharsets.UTF_8);
        LOG.log(
                Level.DEBUG,
                () -> verb + " " + scope.text() + ": status " + status + ", " + words.replaceAll("\\s+", " "));
        return new Failure(status, text(status, words), wish);
    }

    private String text(int status, String words) {
        return switch (status) {
            case 401 -> "status 401: our token is not accepted";
            case 403 -> "status 403: no right to " + verb + " " + place() + stranger(words);
            case 404 -> "status 404: the server has no " + scope.resource();
            case 429 -> "status 429: too many requests";
            default -> "status " + status;
        };
    }

    private String place() {
        if (!scope.kind().namespaced()) {
            return scope.resource() + " at the cluster scope";
        }
        return scope.namespace().isEmpty() ? scope.resource() + " in all namespaces" : scope.text();
    }

    private static String stranger(String words) {
        return words.contains("system:anonymous") ? ", since we have shown no token" : "";
    }
}
