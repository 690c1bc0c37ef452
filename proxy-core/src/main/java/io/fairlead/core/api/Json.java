package io.fairlead.core.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Writes JSON objects into memory.
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator generator;

    private Json(JsonGenerator generator) {
        this.generator = generator;
    }

    /// An object with this content.
    static byte[] bytes(Content content) {
        var bytes = new ByteArrayOutputStream();
        try (var generator = FACTORY.createGenerator(bytes)) {
            new Json(generator).object(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A list of objects with this content.
    static byte[] list(List<Content> contents) {
        var bytes = new ByteArrayOutputStream();
        try (var generator = FACTORY.createGenerator(bytes)) {
            generator.writeStartArray();
            for (var content : contents) {
                new Json(generator).object(content);
            }
            generator.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String text(Content content) {
        return new String(bytes(content), StandardCharsets.UTF_8);
    }

    void field(String name, Object tree) throws IOException {
        generator.writeFieldName(name);
        value(tree);
    }

    void object(String name, Content content) throws IOException {
        generator.writeFieldName(name);
        object(content);
    }

    /// Leaves out what is empty.
    void fieldUnlessEmpty(String name, Collection<?> list) throws IOException {
        if (!list.isEmpty()) {
            field(name, list);
        }
    }

    private void object(Content content) throws IOException {
        generator.writeStartObject();
        content.write(this);
        generator.writeEndObject();
    }

    private void value(Object tree) throws IOException {
        switch (tree) {
            case Map<?, ?> map -> {
                generator.writeStartObject();
                for (var entry : map.entrySet()) {
                    field(String.valueOf(entry.getKey()), entry.getValue());
                }
                generator.writeEndObject();
            }
            case Collection<?> list -> {
                generator.writeStartArray();
                for (var element : list) {
                    value(element);
                }
                generator.writeEndArray();
            }
            case Boolean truth -> generator.writeBoolean(truth);
            case Long number -> generator.writeNumber(number);
            case Integer number -> generator.writeNumber(number);
            case Number number -> generator.writeNumber(number.toString());
            default -> generator.writeString(tree.toString());
        }
    }

    /// Writes the fields of one object.
    @FunctionalInterface
    interface Content {

        void write(Json json) throws IOException;
    }
}
