package io.fairlead.provider.k8s.ingress.cluster;

import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The events of a watch, as they come: one JSON object after the other, wherever the chunks end.
final class Events implements AutoCloseable {

    private final JsonParser parser;

    Events(InputStream body) {
        this.parser = JsonTrees.parser(body);
    }

    /// Waits for the next one; null where the server ends the watch in order.
    ///
    /// @throws tools.jackson.core.JacksonException if it ends in any other way
    @Nullable
    Event next() {
        var token = parser.nextToken();
        if (token == null) {
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Event("", Map.of());
        }
        var type = "";
        Map<String, ?> object = Map.of();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "type" -> type = String.valueOf(parser.getValueAsString());
                case "object" -> object = JsonTrees.NEEDED.object(parser);
                default -> parser.skipChildren();
            }
        }
        return new Event(type, object);
    }

    @Override
    public void close() {
        parser.close();
    }

    /// What happened to an object.
    record Event(String type, Map<String, ?> object) {

        private static final int INTERNAL_ERROR = 500;
        private static final int GONE = 410;

        String resourceVersion() {
            return object.get("metadata") instanceof Map<?, ?> metadata
                            && metadata.get("resourceVersion") instanceof String version
                    ? version
                    : "";
        }

        /// What an event that reports an error means.
        Failure failure() {
            var code = object.get("code") instanceof Number number ? number.intValue() : INTERNAL_ERROR;
            var expired = "Expired".equals(object.get("reason")) || "Gone".equals(object.get("reason"));
            var status = expired ? GONE : code;
            return Failure.of(status, "status " + status + " within a watch");
        }
    }
}
