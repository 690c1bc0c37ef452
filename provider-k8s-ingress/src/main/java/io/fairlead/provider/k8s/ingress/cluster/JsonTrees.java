package io.fairlead.provider.k8s.ingress.cluster;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON as maps, lists and scalars.
enum JsonTrees {
    /// Everything, such as to be written back.
    WHOLE,
    /// Without what nothing here looks at, and what must not lie in memory: who wrote which field, and of Secrets all
    /// but the certificate and its key. It is passed over while it is read.
    NEEDED;

    /// The most that a server stores of an object is 1.5 MB.
    private static final int MOST_CHARACTERS = 8 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MOST_CHARACTERS)
                    .build())
            .build();

    private static final Set<String> NEVER =
            Set.of("managedFields", "kubectl.kubernetes.io/last-applied-configuration");
    private static final Set<String> OF_SECRETS = Set.of("tls.crt", "tls.key");

    static JsonParser parser(InputStream stream) {
        return FACTORY.createParser(ObjectReadContext.empty(), stream);
    }

    /// The object at which the parser stands; an empty one if it is something else, which is passed over.
    Map<String, @Nullable Object> object(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return map(parser, "");
        }
        parser.skipChildren();
        return Map.of();
    }

    private Map<String, @Nullable Object> map(JsonParser parser, String within) {
        var map = new HashMap<String, @Nullable Object>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            if (this == NEEDED && isSkipped(within, name)) {
                parser.skipChildren();
            } else {
                map.put(name, value(parser, name));
            }
        }
        return map;
    }

    private static boolean isSkipped(String within, String name) {
        return NEVER.contains(name) || within.equals("data") && !OF_SECRETS.contains(name);
    }

    private List<@Nullable Object> list(JsonParser parser, String name) {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser, name));
        }
        return list;
    }

    private @Nullable Object value(JsonParser parser, String name) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(parser, name);
            case START_ARRAY -> list(parser, name);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case null, default -> null;
        };
    }
}
