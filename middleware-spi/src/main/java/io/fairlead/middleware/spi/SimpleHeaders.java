package io.fairlead.middleware.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Headers as two parallel lists.
final class SimpleHeaders implements Headers {

    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    @Override
    public Optional<String> first(String name) {
        var index = indexOf(name, 0);
        return index < 0 ? Optional.empty() : Optional.of(values.get(index));
    }

    @Override
    public List<String> all(String name) {
        var found = new ArrayList<String>();
        for (var i = indexOf(name, 0); i >= 0; i = indexOf(name, i + 1)) {
            found.add(values.get(i));
        }
        return found;
    }

    @Override
    public boolean contains(String name) {
        return indexOf(name, 0) >= 0;
    }

    @Override
    public void set(String name, String value) {
        FieldSyntax.check(name, value);
        var index = indexOf(name, 0);
        if (index < 0) {
            add(name, value);
            return;
        }
        names.set(index, name);
        values.set(index, value);
        removeFrom(name, index + 1);
    }

    @Override
    public void add(String name, String value) {
        FieldSyntax.check(name, value);
        names.add(name);
        values.add(value);
    }

    @Override
    public void remove(String name) {
        removeFrom(name, 0);
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> field) {
        for (var i = 0; i < names.size(); i++) {
            field.accept(names.get(i), values.get(i));
        }
    }

    @Override
    public String toString() {
        return "Headers" + names;
    }

    private void removeFrom(String name, int start) {
        for (var i = indexOf(name, start); i >= 0; i = indexOf(name, i)) {
            names.remove(i);
            values.remove(i);
        }
    }

    private int indexOf(String name, int start) {
        for (var i = start; i < names.size(); i++) {
            if (FieldSyntax.sameName(names.get(i), name)) {
                return i;
            }
        }
        return -1;
    }
}
