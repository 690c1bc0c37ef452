package io.fairlead.core.routing;

import io.fairlead.provider.spi.dynamic.SharedMap;
import java.util.Collection;
import java.util.Set;

/// Who refers to what, asked from the side of what is referred to.
///
/// @param users what refers to each thing; the values mean nothing
record Links<T, U>(SharedMap<T, SharedMap<U, Boolean>> users) {

    static <T, U> Links<T, U> none() {
        return new Links<>(SharedMap.empty());
    }

    /// What refers to a thing.
    Set<U> of(T thing) {
        return users.getOrDefault(thing, SharedMap.empty()).keySet();
    }

    Editor<T, U> edit() {
        return new Editor<>(users.edit());
    }

    /// Makes links of others.
    record Editor<T, U>(SharedMap.Editor<T, SharedMap<U, Boolean>> users) {

        /// Says that a user refers to other things than before.
        void replace(U user, Collection<T> before, Collection<T> after) {
            if (before.equals(after)) {
                return;
            }
            before.forEach(thing -> remove(thing, user));
            after.forEach(thing ->
                    users.put(thing, known(thing).edit().put(user, true).build()));
        }

        Links<T, U> build() {
            return new Links<>(users.build());
        }

        private SharedMap<U, Boolean> known(T thing) {
            var known = users.get(thing);
            return known == null ? SharedMap.empty() : known;
        }

        private void remove(T thing, U user) {
            var left = known(thing).edit().remove(user).build();
            if (left.isEmpty()) {
                users.remove(thing);
            } else {
                users.put(thing, left);
            }
        }
    }
}
