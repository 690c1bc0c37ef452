package io.fairlead.provider.spi.bind;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A record that stands beside another alternative of its sealed interface, see [Beside].
///
/// @param inner the name of the component that takes the other one
/// @param keys the names of the other components
record Companion(Class<?> type, String inner, List<String> keys) {

    static Optional<Companion> of(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .filter(Companion::isMarked)
                .findFirst()
                .map(type -> of(sealed, type));
    }

    static boolean isMarked(Class<?> type) {
        return type.isAnnotationPresent(Beside.class);
    }

    boolean takes(String key) {
        return keys.stream().anyMatch(name -> Names.same(name, key));
    }

    private static Companion of(Class<?> sealed, Class<?> type) {
        var components = List.of(type.getRecordComponents());
        var inner = components.stream()
                .filter(component -> component.getType() == sealed)
                .findFirst()
                .orElseThrow(() -> Shape.unsupported(type));
        var keys = components.stream()
                .filter(component -> component != inner)
                .map(RecordComponent::getName)
                .toList();
        return new Companion(type, inner.getName(), keys);
    }
}
