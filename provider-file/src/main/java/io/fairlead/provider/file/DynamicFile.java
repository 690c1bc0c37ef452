package io.fairlead.provider.file;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.bind.BindException;
import io.fairlead.provider.spi.bind.RecordBinder;
import io.fairlead.provider.spi.dynamic.HttpConfiguration;
import io.fairlead.provider.spi.dynamic.TlsConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What one file comes to.
sealed interface DynamicFile {

    /// A configuration, and what in it was left out.
    record Parsed(HttpConfiguration http, TlsConfiguration tls, List<Problem> problems) implements DynamicFile {}

    /// Nothing but white space and comments.
    record Blank() implements DynamicFile {}

    /// A file that cannot be used.
    record Broken(List<Problem> reasons) implements DynamicFile {}

    /// Reads the text of a file.
    static DynamicFile parse(Path path, String text) {
        var template = text.indexOf("{{");
        if (template >= 0) {
            var line = text.substring(0, template).lines().count();
            return broken(path, "{{ in line " + Math.max(line, 1), "no Go template; they are not supported yet");
        }
        try {
            var tree = YamlTree.parse(text);
            return tree.isEmpty() ? new Blank() : bind(path, tree);
        } catch (YamlException e) {
            return broken(path, e.found(), e.expected());
        } catch (BindException e) {
            return new Broken(e.mismatches().stream()
                    .map(place -> new Problem(path.toString(), place.path(), place.found(), place.expected()))
                    .toList());
        }
    }

    private static DynamicFile broken(Path path, String found, String expected) {
        return new Broken(List.of(new Problem(path.toString(), "", found, expected)));
    }

    /// Roots that nobody knows are ignored, as upstream does, so that a file may carry anchors and notes.
    private static DynamicFile bind(Path path, Map<String, Object> tree) {
        var problems = new ArrayList<Problem>();
        var http = new HttpConfiguration(Map.of(), Map.of(), Map.of(), Map.of());
        var tls = TlsConfiguration.EMPTY;
        for (var root : tree.entrySet()) {
            switch (root.getKey().toLowerCase(Locale.ROOT)) {
                case "http" -> http = RecordBinder.bindValue(HttpConfiguration.class, root.getValue(), "http");
                case "tls" -> tls = RecordBinder.bindValue(TlsConfiguration.class, root.getValue(), "tls");
                case "tcp", "udp" ->
                    problems.add(new Problem(
                            path.toString(),
                            root.getKey(),
                            "a " + root.getKey() + " section",
                            "none; not supported yet"));
                default -> {
                    // ignored
                }
            }
        }
        return new Parsed(http, tls, problems);
    }
}
