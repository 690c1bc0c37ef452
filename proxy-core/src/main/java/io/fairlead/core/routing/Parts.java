package io.fairlead.core.routing;

import io.fairlead.core.routing.Part.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The objects of one kind while a table is compiled: each is made when it is first asked for, or carried
/// over from the table before.
///
/// @param <C> what an object is made from
/// @param <T> what it becomes
final class Parts<C, T> {

    /// Chains of chains are fine; a stack that overflows is not.
    private static final int DEEPEST = 64;

    private final Kind kind;
    private final Map<String, C> recipes;
    private final Map<String, Part<T>> before;
    private final Predicate<Part.Dependency> unchanged;
    private final Maker<C, T> maker;
    private final Map<String, Outcome<T>> outcomes = new LinkedHashMap<>();
    private final LinkedHashSet<String> underway = new LinkedHashSet<>();
    private @Nullable Map<String, List<String>> fullNames;

    /// @param before the parts of the table before, by full name
    /// @param unchanged whether what a part once depended on is still the same
    Parts(
            Kind kind,
            Map<String, C> recipes,
            Map<String, Part<T>> before,
            Predicate<Part.Dependency> unchanged,
            Maker<C, T> maker) {
        this.kind = kind;
        this.recipes = recipes;
        this.before = before;
        this.unchanged = unchanged;
        this.maker = maker;
    }

    /// The object of that full name.
    Outcome<T> find(String name) {
        var known = outcomes.get(name);
        if (known != null) {
            return known;
        }
        var recipe = recipes.get(name);
        if (recipe == null) {
            return new Outcome.Missing<>(fullNames().getOrDefault(Reference.bare(name), List.of()));
        }
        if (underway.contains(name) || underway.size() == DEEPEST) {
            return new Outcome.Broken<>(List.of(entangled(name)));
        }
        underway.addLast(name);
        var outcome = carryOverOrMake(name, recipe);
        underway.removeLast();
        outcomes.put(name, outcome);
        return outcome;
    }

    /// Makes all that was not asked for yet, since an operator wants to know what is broken before it is used.
    void findAll() {
        recipes.keySet().forEach(this::find);
    }

    /// What became of all objects, by full name.
    Map<String, Outcome<T>> outcomes() {
        return outcomes;
    }

    /// What is alive, by full name.
    Map<String, Part<T>> ready() {
        var ready = new LinkedHashMap<String, Part<T>>();
        outcomes.forEach((name, outcome) -> {
            if (outcome instanceof Outcome.Ready<T>(var part)) {
                ready.put(name, part);
            }
        });
        return ready;
    }

    private Outcome<T> carryOverOrMake(String name, C recipe) {
        var old = before.get(name);
        if (old != null
                && old.recipe().equals(recipe)
                && old.dependencies().stream().allMatch(unchanged)) {
            return new Outcome.Ready<>(old);
        }
        try {
            return new Outcome.Ready<>(maker.make(name, recipe));
        } catch (RuntimeException | Error e) {
            return new Outcome.Broken<>(Fault.of(e));
        }
    }

    private Fault entangled(String name) {
        var path = String.join(" -> ", underway) + " -> " + name;
        return underway.contains(name)
                ? new Fault("", kind.noun() + "s that refer back to themselves (" + path + ")", "an end")
                : new Fault("", "more than " + DEEPEST + " " + kind.noun() + "s inside each other", "fewer");
    }

    private Map<String, List<String>> fullNames() {
        var names = fullNames;
        if (names == null) {
            names = new LinkedHashMap<>();
            for (var name : recipes.keySet()) {
                names.computeIfAbsent(Reference.bare(name), _ -> new ArrayList<>())
                        .add(name);
            }
            fullNames = names;
        }
        return names;
    }

    /// Makes the thing itself.
    @FunctionalInterface
    interface Maker<C, T> {

        /// @throws RuntimeException if that is not possible
        Part<T> make(String name, C recipe);
    }
}
