package io.fairlead.core.config;

import java.util.ArrayList;
import java.util.List;

/// The list of options: flag, type, default, and one line about it.
final class HelpText {

    private static final String INTRODUCTION = """
            Options come from one source only: a file, or else flags, or else environment variables.
            --entrypoints.web.address=:80, TRAEFIK_ENTRYPOINTS_WEB_ADDRESS=:80 and, in a file, entryPoints: { web: {
            address: ":80" } } are the same. Letter case of flags does not count.

            """;

    private HelpText() {}

    static String of(Node.Section schema) {
        var lines = new ArrayList<String>();
        lines.add(line("--configfile", "string", "", "Static configuration file: .toml, .yaml, .yml or .json."));
        children(schema, "--", lines);
        return INTRODUCTION + String.join("\n", lines) + "\n";
    }

    private static void add(Node node, String flag, List<String> lines) {
        switch (node) {
            case Node.Value value -> lines.add(line(flag, value.type(), value.fallback(), value.about()));
            case Node.Section section -> {
                if (!section.about().isEmpty()) {
                    lines.add(line(flag, "bool", "false", section.about()));
                }
                children(section, flag + ".", lines);
            }
            case Node.Named named -> add(named.element(), flag + ".<name>", lines);
            case Node.Elements list -> add(list.element(), flag + "[n]", lines);
            case Node.Free _ -> lines.add(line(flag, "any", "", ""));
        }
    }

    private static void children(Node.Section section, String prefix, List<String> lines) {
        section.children()
                .forEach((name, child) -> add(child, prefix + io.fairlead.provider.spi.bind.Names.lower(name), lines));
    }

    private static String line(String flag, String type, String fallback, String about) {
        var shown = fallback.isEmpty() ? "" : " (default " + fallback + ")";
        return "  %s %s%s%n        %s".formatted(flag, type, shown, about).stripTrailing();
    }
}
