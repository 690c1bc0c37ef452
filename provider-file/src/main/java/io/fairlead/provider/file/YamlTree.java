package io.fairlead.provider.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Builds a tree of maps, lists and scalars from the events of one YAML document, within limits.
///
/// Built from events rather than loaded, since the tree keeps every scalar's own text (`1.10` stays
/// `1.10`), knows merge keys, refuses keys that come twice, and is bounded in depth and size.
final class YamlTree {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_VALUES = 1_000_000;
    private static final String MERGE = "<<";
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(16 << 20).build();

    private final Iterator<Event> events;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private long values;
    private int depth;

    private YamlTree(Iterator<Event> events) {
        this.events = events;
    }

    /// The map that the text holds; empty for a text without a document.
    static Map<String, Object> parse(String text) throws YamlException {
        try {
            return new YamlTree(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text))).document();
        } catch (YamlEngineException e) {
            throw YamlException.of(e);
        }
    }

    private Map<String, Object> document() throws YamlException {
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            return Map.of();
        }
        var root = node(events.next());
        events.next();
        if (events.next().getEventId() != Event.ID.StreamEnd) {
            throw new YamlException("a second document", "one document in a file");
        }
        if (root == null) {
            return Map.of();
        }
        if (root instanceof Map<?, ?>) {
            return asMap(root);
        }
        throw new YamlException("a " + (root instanceof List ? "list" : "single value"), "a map");
    }

    private @Nullable Object node(Event event) throws YamlException {
        if (event instanceof AliasEvent alias) {
            return resolve(alias);
        }
        if (event instanceof CollectionStartEvent collection) {
            YamlScalar.checkTag(collection.getTag());
        }
        var before = values;
        grow(1, event);
        if (++depth > MAX_DEPTH) {
            throw at(event, "more than " + MAX_DEPTH + " levels", "a flatter document");
        }
        var value = event instanceof ScalarEvent scalar
                ? YamlScalar.value(scalar)
                : event.getEventId() == Event.ID.SequenceStart ? list() : map();
        depth--;
        if (event instanceof NodeEvent node) {
            var anchored = new Anchored(value, values - before);
            node.getAnchor().ifPresent(anchor -> anchors.put(anchor, anchored));
        }
        return value;
    }

    private @Nullable Object resolve(AliasEvent alias) throws YamlException {
        var target = anchors.get(alias.getAlias());
        if (target == null) {
            throw at(alias, "alias *" + alias.getAlias(), "an anchor of that name before it");
        }
        grow(target.values(), alias);
        return target.value();
    }

    /// What an alias stands for counts again at each use, so that no few lines can stand for a huge tree.
    private void grow(long count, Event event) throws YamlException {
        values += count;
        if (values > MAX_VALUES) {
            throw at(event, "more than " + MAX_VALUES + " values", "fewer");
        }
    }

    private List<Object> list() throws YamlException {
        var values = new ArrayList<Object>();
        for (var event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            var value = node(event);
            if (value == null) {
                throw at(event, "an empty element", "a value");
            }
            values.add(value);
        }
        return Collections.unmodifiableList(values);
    }

    private Map<String, Object> map() throws YamlException {
        var own = new LinkedHashMap<String, Object>();
        var merged = new LinkedHashMap<String, Object>();
        for (var event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            var key = key(event);
            var next = events.next();
            var value = node(next);
            if (key.equals(MERGE) && event instanceof ScalarEvent scalar && scalar.isPlain()) {
                merge(next, value, merged);
            } else if (own.containsKey(key)) {
                throw at(event, "key " + key + " twice", "each key once");
            } else {
                own.put(key, value);
            }
        }
        merged.forEach(own::putIfAbsent);
        own.values().removeIf(value -> value == null);
        return Collections.unmodifiableMap(own);
    }

    private static String key(Event event) throws YamlException {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getValue();
        }
        throw at(event, "a key that is no text", "a text");
    }

    private static void merge(Event event, @Nullable Object value, Map<String, Object> merged) throws YamlException {
        for (var source : value instanceof List<?> list ? list : Collections.singletonList(value)) {
            if (!(source instanceof Map<?, ?>)) {
                throw at(event, "a merge key without a map", "a map, or a list of maps");
            }
            asMap(source).forEach(merged::putIfAbsent);
        }
    }

    private record Anchored(@Nullable Object value, long values) {}

    /// Every map here was made by [#map].
    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object map) {
        return (Map<String, Object>) map;
    }

    private static YamlException at(Event event, String found, String expected) {
        var line = event.getStartMark().map(mark -> " in line " + (mark.getLine() + 1));
        return new YamlException(found + line.orElse(""), expected);
    }
}
