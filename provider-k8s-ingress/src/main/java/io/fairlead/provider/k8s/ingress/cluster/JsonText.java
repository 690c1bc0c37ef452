package io.fairlead.provider.k8s.ingress.cluster;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes maps, lists and scalars as JSON.
final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    static String of(Map<String, ?> tree) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(generator, tree);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, @Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case Map<?, ?> map -> map(generator, map);
            case List<?> list -> list(generator, list);
            case String text -> generator.writeString(text);
            case Boolean truth -> generator.writeBoolean(truth);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case BigInteger number -> generator.writeNumber(number);
            case BigDecimal number -> generator.writeNumber(number);
            case Number number -> generator.writeNumber(number.doubleValue());
            default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
        }
    }

    private static void map(JsonGenerator generator, Map<?, ?> map) {
        generator.writeStartObject();
        map.forEach((key, value) -> {
            generator.writeName(String.valueOf(key));
            write(generator, value);
        });
        generator.writeEndObject();
    }

    private static void list(JsonGenerator generator, List<?> list) {
        generator.writeStartArray();
        list.forEach(element -> write(generator, element));
        generator.writeEndArray();
    }
}
