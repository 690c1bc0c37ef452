package io.fairlead.core.middleware.headers;

import io.fairlead.middleware.spi.FieldSyntax;
import io.fairlead.middleware.spi.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Fields to set and fields to remove, checked when the configuration is built.
record HeaderEdits(List<Edit> edits) {

    /// A message is framed by the proxy alone.
    private static final List<String> FRAMING = List.of("Content-Length", "Transfer-Encoding");

    static HeaderEdits of(String option, Map<String, String> fields) {
        return new HeaderEdits(fields.entrySet().stream()
                .map(field -> Edit.of(option, field.getKey(), field.getValue()))
                .toList());
    }

    void apply(Headers headers) {
        for (var i = 0; i < edits.size(); i++) {
            edits.get(i).apply(headers);
        }
    }

    private record Edit(String name, String value) {

        static Edit of(String option, String name, String text) {
            var value = bytes(text);
            try {
                FieldSyntax.check(name, value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
            }
            if (FRAMING.stream().anyMatch(framing -> FieldSyntax.sameName(framing, name))) {
                throw new IllegalArgumentException(
                        option + ": found " + name + ", expected a field that does not frame the message");
            }
            return new Edit(name, value);
        }

        void apply(Headers headers) {
            if (value.isEmpty()) {
                headers.remove(name);
            } else {
                headers.set(name, value);
            }
        }

        /// Text of a configuration goes over the wire in UTF-8; a value holds one byte a character.
        private static String bytes(String text) {
            return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        }
    }
}
