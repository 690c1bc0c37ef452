package io.fairlead.core;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The options of a small command: `--name value` or `--name=value`, with one or two hyphens.
record Options(Map<String, String> values) {

    /// @throws UsageException for an argument that is none of these options
    static Options parse(List<String> arguments, List<String> known) {
        var values = new LinkedHashMap<String, String>();
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            var argument = rest.pop();
            var name = argument.replaceFirst("^--?", "").replaceFirst("=.*", "");
            if (!argument.startsWith("-") || !known.contains(name)) {
                throw new UsageException("found \"" + argument + "\", expected " + expected(known));
            }
            if (argument.indexOf('=') < 0 && rest.isEmpty()) {
                throw new UsageException("found \"" + argument + "\", expected a value after it");
            }
            values.put(name, argument.indexOf('=') < 0 ? rest.pop() : argument.substring(argument.indexOf('=') + 1));
        }
        return new Options(values);
    }

    private static String expected(List<String> known) {
        return known.isEmpty() ? "no option" : "one of --" + String.join(", --", known);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
