package io.fairlead.provider.spi.dynamic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Unmodifiable copies that keep the order of a document. What shares and cannot change is not copied.
final class Copies {

    private Copies() {}

    static <V> Map<String, V> ordered(Map<String, V> map) {
        return map instanceof SharedMap<String, V> ? map : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
