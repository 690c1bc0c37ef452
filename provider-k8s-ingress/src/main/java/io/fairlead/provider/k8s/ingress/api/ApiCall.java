package io.fairlead.provider.k8s.ingress.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One request to an API server.
///
/// @param path below the root of the server, with the query
/// @param contentType of the body; empty if there is none
public record ApiCall(String method, String path, String contentType, Map<String, ?> body) {

    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    /// Copies the body, whose values may be null as those of JSON may.
    public ApiCall {
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }

    /// Reads an object.
    public static ApiCall get(ResourcePath path) {
        return new ApiCall("GET", path.toString(), "", Map.of());
    }

    /// Creates an object.
    public static ApiCall post(ResourcePath path, Map<String, ?> body) {
        return new ApiCall("POST", path.toString(), JSON, body);
    }

    /// Replaces an object.
    public static ApiCall put(ResourcePath path, Map<String, ?> body) {
        return new ApiCall("PUT", path.toString(), JSON, body);
    }

    /// Deletes an object.
    public static ApiCall delete(ResourcePath path) {
        return new ApiCall("DELETE", path.toString(), JSON, Map.of());
    }

    /// Changes an object by a JSON merge patch.
    public static ApiCall patch(ResourcePath path, Map<String, ?> body) {
        return new ApiCall("PATCH", path.toString(), MERGE_PATCH, body);
    }
}
