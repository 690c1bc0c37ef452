package io.fairlead.provider.k8s.ingress.api;

import java.util.Map;

/// What an API server said to one request.
///
/// @param status 0 if there was no answer
/// @param body the object or the `Status`; empty if it was neither
/// @param text why there was no answer, or what it said if that was no object
public record ApiAnswer(int status, Map<String, Object> body, String text) {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NO_METHOD = 405;
    private static final int CONFLICT = 409;
    private static final int NO_MEDIA_TYPE = 415;
    private static final int INVALID = 422;
    private static final int BAD_REQUEST = 400;
    private static final int LONGEST = 300;

    /// No answer.
    public static ApiAnswer none(String reason) {
        return new ApiAnswer(0, Map.of(), reason);
    }

    /// What was asked for is done.
    public boolean done() {
        return status >= 200 && status < 300;
    }

    /// We lack the right. What a namespace that is being deleted refuses is something else.
    public boolean forbidden() {
        return status == FORBIDDEN && !cause("NamespaceTerminating");
    }

    /// There is no such object, or no such place for it.
    public boolean missing() {
        return status == NOT_FOUND;
    }

    /// The object is not what we think it is, or is there already.
    public boolean conflict() {
        return status == CONFLICT;
    }

    /// The server does not know the method for this object.
    public boolean unsupported() {
        return status == NO_METHOD || status == NO_MEDIA_TYPE;
    }

    /// The same request will never be taken.
    public boolean invalid() {
        return status == BAD_REQUEST || status == INVALID || status == FORBIDDEN && cause("NamespaceTerminating");
    }

    /// Neither done nor for a reason that lies in the request: later it may work.
    public boolean failed() {
        return !done() && !forbidden() && !missing() && !conflict() && !unsupported() && !invalid();
    }

    /// Why it is not done, for a log.
    public String reason() {
        var message = Tree.text(body, "message");
        var words = message.isEmpty() ? text : message;
        var brief = words.substring(0, Math.min(words.length(), LONGEST));
        if (status == 0) {
            return brief;
        }
        return brief.isEmpty() ? "status " + status : "status " + status + " (" + brief + ")";
    }

    private boolean cause(String name) {
        return Tree.maps(body, "details", "causes").stream()
                .anyMatch(cause -> Tree.text(cause, "reason").equals(name));
    }
}
