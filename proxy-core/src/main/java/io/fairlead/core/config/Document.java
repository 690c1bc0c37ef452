package io.fairlead.core.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import io.fairlead.provider.spi.bind.Names;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A file with one tree in it: YAML, TOML or JSON, by its extension.
final class Document {

    private static final int DEEPEST = 64;
    private static final int LARGEST = 4 << 20;
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxDocumentLength(LARGEST)
            .build();

    private Document() {}

    /// Reads the file; empty if there is nothing in it.
    ///
    /// @throws ConfigurationException if it cannot be read, or holds no map
    static Optional<Map<?, ?>> read(Path file) {
        try {
            return switch (extension(file)) {
                case "yaml", "yml" -> map(file, YamlText.parse(text(file)));
                case "toml" ->
                    map(
                            file,
                            json(
                                    TomlFactory.builder()
                                            .streamReadConstraints(LIMITS)
                                            .build(),
                                    text(file)));
                case "json" ->
                    map(
                            file,
                            json(
                                    JsonFactory.builder()
                                            .streamReadConstraints(LIMITS)
                                            .build(),
                                    text(file)));
                default ->
                    throw refused(
                            file, "a file with another extension", "one that ends in .toml, .yaml, .yml or .json");
            };
        } catch (CharacterCodingException e) {
            throw refused(file, "bytes that are not UTF-8", "a text file");
        } catch (JsonProcessingException e) {
            throw refused(place(file, e), "a syntax error", e.getOriginalMessage());
        } catch (YamlText.SyntaxException e) {
            throw refused(file + ":" + e.line(), "a syntax error", e.getMessage());
        } catch (IOException e) {
            throw refused(file, e.toString(), "a file that can be read");
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw refused(file, "more than " + LARGEST + " bytes", "a smaller file");
        }
        var text = Files.readString(file, StandardCharsets.UTF_8);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static Object json(JsonFactory factory, String text) throws IOException {
        var mapper = new ObjectMapper(factory.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature()));
        return text.isBlank() ? Map.of() : mapper.readValue(text, Object.class);
    }

    private static Optional<Map<?, ?>> map(Path file, Object root) {
        if (root instanceof Map<?, ?> map) {
            return map.isEmpty() ? Optional.empty() : Optional.of(map);
        }
        throw refused(file, "a " + root.getClass().getSimpleName(), "a map of options");
    }

    private static String place(Path file, JsonProcessingException e) {
        return e.getLocation() == null
                ? file.toString()
                : file + ":" + e.getLocation().getLineNr();
    }

    private static String extension(Path file) {
        var name = file.toString();
        return Names.lower(name.substring(name.lastIndexOf('.') + 1));
    }

    private static ConfigurationException refused(Object place, String found, String expected) {
        return ConfigurationException.of(place.toString(), found, expected);
    }
}
