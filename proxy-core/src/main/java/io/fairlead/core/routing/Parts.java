package io.fairlead.core.routing;

import io.fairlead.core.routing.Part.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The objects of one kind while a table is compiled: each is made when it is first asked for, or carried
/// over from the table before.
///
/// @param <C> what an object is made from
/// @param <T> what it becomes
final class Parts<C, T> {

    /// Chains of chains are fine; a stack that overflows is not.
    private static final int DEEPEST = 64;

    private final Kind kind;
    private final Recipes<?, C> recipes;
    private final Made<T> before;
    private final Set<String> suspects;
    private final Predicate<Part.Dependency> unchanged;
    private final Maker<C, T> maker;
    private final Map<String, Outcome<T>> outcomes = new LinkedHashMap<>();
    private final LinkedHashSet<String> underway = new LinkedHashSet<>();
    private final List<Part<T>> fresh = new ArrayList<>();

    /// @param before what became of the objects of the table before
    /// @param suspects the names of those that may not be as before
    /// @param unchanged whether what a part once depended on is still the same
    Parts(
            Kind kind,
            Recipes<?, C> recipes,
            Made<T> before,
            Set<String> suspects,
            Predicate<Part.Dependency> unchanged,
            Maker<C, T> maker) {
        this.kind = kind;
        this.recipes = recipes;
        this.before = before;
        this.suspects = suspects;
        this.unchanged = unchanged;
        this.maker = maker;
    }

    /// The object of that full name.
    Outcome<T> find(String name) {
        var known = suspects.contains(name) ? outcomes.get(name) : before.all().get(name);
        if (known != null) {
            return known;
        }
        var recipe = recipes.get(name);
        if (recipe == null) {
            return new Outcome.Missing<>(recipes.fullNames(Reference.bare(name)));
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

    /// What became of all objects; an operator wants to know what is broken before it is used.
    Made<T> finish() {
        return before.with(suspects, name -> recipes.get(name) == null ? null : find(name));
    }

    /// The parts that the table before did not have.
    List<Part<T>> fresh() {
        return fresh;
    }

    /// The names of the objects that are not as before.
    List<String> changed() {
        return suspects.stream()
                .filter(name -> !find(name).equals(before.all().get(name)))
                .toList();
    }

    private Outcome<T> carryOverOrMake(String name, C recipe) {
        if (before.all().get(name) instanceof Outcome.Ready<T>(var old)
                && old.recipe().equals(recipe)
                && old.dependencies().stream().allMatch(unchanged)) {
            return new Outcome.Ready<>(old);
        }
        try {
            var part = maker.make(name, recipe);
            fresh.add(part);
            return new Outcome.Ready<>(part);
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

    /// Makes the thing itself.
    @FunctionalInterface
    interface Maker<C, T> {

        /// @throws RuntimeException if that is not possible
        Part<T> make(String name, C recipe);
    }
}
