package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.BindException.Mismatch;
import io.fairlead.provider.spi.bind.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The command line as a source of options.
///
/// `--a.b=c` and `-a.b=c`; without `=`, the next argument is the value unless the option is a truth value or an
/// object. `--` ends the flags.
///
/// @param tree the options
/// @param configFile the value of `--configFile`
/// @param names the flags as written, without their values and without `--configFile`
/// @param mismatches what is wrong with them
record Flags(Map<String, Object> tree, Optional<String> configFile, List<String> names, List<Mismatch> mismatches) {

    private static final String CONFIG_FILE = "configFile";
    private static final Pattern INDEXED = Pattern.compile("(.+)\\[([0-9]{1,6})]");

    static Flags parse(List<String> arguments, Node.Section schema) {
        var options = new LinkedHashMap<>(schema.children());
        options.put(CONFIG_FILE, new Node.Value("string", false, false, "", "Static configuration file."));
        var assembler = new TreeAssembler(new Node.Section(options, ""));
        var names = new Reading(arguments, assembler).all();
        var tree = assembler.tree();
        var file = Optional.ofNullable((String) tree.remove(CONFIG_FILE));
        return new Flags(tree, file, names, List.copyOf(assembler.mismatches()));
    }

    /// One pass over the arguments.
    private static final class Reading {

        private final List<String> arguments;
        private final TreeAssembler assembler;
        private final List<String> names = new ArrayList<>();
        private int at;

        Reading(List<String> arguments, TreeAssembler assembler) {
            this.arguments = arguments;
            this.assembler = assembler;
        }

        List<String> all() {
            while (at < arguments.size()) {
                var argument = arguments.get(at++);
                if (argument.equals("--")) {
                    break;
                }
                one(argument);
            }
            while (at < arguments.size()) {
                refuse(arguments.get(at++), "an argument", "nothing after --");
            }
            return names;
        }

        private void one(String argument) {
            var body = body(argument);
            var equals = body.indexOf('=');
            var name = equals < 0 ? body : body.substring(0, equals);
            if (name.isEmpty() || name.startsWith("-")) {
                refuse(argument, "an argument that is no flag", "flags such as --log.level=INFO");
                return;
            }
            var written = argument.substring(0, argument.length() - body.length()) + name;
            if (!Names.same(name, CONFIG_FILE)) {
                names.add(written);
            }
            var path = path(name);
            value(path, equals < 0 ? Optional.empty() : Optional.of(body.substring(equals + 1)), written);
        }

        private void value(List<String> path, Optional<String> given, String written) {
            var node = assembler.find(path);
            if (given.isPresent() || node.isEmpty() || node.get().standsAlone()) {
                assembler.put(path, given.orElse("true"), written);
                skipValueOfUnknown(given.isEmpty() && node.isEmpty());
            } else if (at < arguments.size()) {
                assembler.put(path, arguments.get(at++), written);
            } else {
                refuse(written, "no value", "a value, after = or as the next argument");
            }
        }

        private void skipValueOfUnknown(boolean unknown) {
            if (unknown && at < arguments.size() && !arguments.get(at).startsWith("-")) {
                at++;
            }
        }

        private void refuse(String written, String found, String expected) {
            var shown = written.length() > 60 ? written.substring(0, 60) + "..." : written;
            assembler.refuse(new Mismatch(shown, found, expected));
        }

        /// The argument without its dashes; empty if it has none.
        private static String body(String argument) {
            if (argument.startsWith("--")) {
                return argument.substring(2);
            }
            return argument.startsWith("-") ? argument.substring(1) : "";
        }

        private static List<String> path(String name) {
            var path = new ArrayList<String>();
            for (var part : name.split("\\.", -1)) {
                var indexed = INDEXED.matcher(part);
                path.add(indexed.matches() ? indexed.group(1) : part);
                if (indexed.matches()) {
                    path.add(indexed.group(2));
                }
            }
            return path;
        }
    }
}
