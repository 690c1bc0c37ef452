package io.fairlead.core.plugin;

import io.fairlead.middleware.spi.MiddlewareFactory;
import io.fairlead.provider.spi.ProviderFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compiles sources and packs them, with the tools of the JDK.
final class JarBuilder {

    private final Path work;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<Path> libraries = new ArrayList<>();

    private JarBuilder(Path work) {
        this.work = work;
    }

    static JarBuilder in(Path folder) throws IOException {
        return new JarBuilder(Files.createTempDirectory(folder, "jar"));
    }

    /// Adds a file; those that end in `.java` are compiled.
    JarBuilder with(String name, String text) {
        files.put(name, text);
        return this;
    }

    /// Adds a middleware factory that answers `type` with the value of an expression.
    JarBuilder middleware(String className, String type) {
        return with(
                className.replace('.', '/') + ".java",
                MIDDLEWARE.formatted(packageOf(className), simple(className), type));
    }

    /// Declares a service as plain jars do.
    JarBuilder service(Class<?> service, String implementation) {
        return with("META-INF/services/" + service.getName(), "# a comment\n" + implementation + "\n");
    }

    JarBuilder library(Path jar) {
        libraries.add(jar);
        return this;
    }

    Path build(Path jar) throws IOException {
        var classes = Files.createDirectories(work.resolve("classes"));
        for (var file : files.entrySet()) {
            var target = work.resolve(file.getKey().endsWith(".java") ? "src" : "classes")
                    .resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        compile(classes);
        Files.createDirectories(jar.getParent());
        run("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
        return jar;
    }

    private void compile(Path classes) throws IOException {
        try (var sources = Files.walk(Files.createDirectories(work.resolve("src")))) {
            var paths = sources.map(Path::toString)
                    .filter(name -> name.endsWith(".java"))
                    .toList();
            if (!paths.isEmpty()) {
                run("javac", Stream.concat(options(classes), paths.stream()).toArray(String[]::new));
            }
        }
    }

    private Stream<String> options(Path classes) {
        var modular = files.containsKey("module-info.java");
        var path = Stream.concat(spis(), libraries.stream())
                .map(Path::toString)
                .collect(Collectors.joining(java.io.File.pathSeparator));
        return Stream.of(modular ? "--module-path" : "--class-path", path, "-d", classes.toString(), "-proc:none");
    }

    private static Stream<Path> spis() {
        return Stream.of(MiddlewareFactory.class, ProviderFactory.class)
                .map(spi -> Path.of(spi.getModule()
                        .getLayer()
                        .configuration()
                        .findModule(spi.getModule().getName())
                        .orElseThrow()
                        .reference()
                        .location()
                        .orElseThrow()));
    }

    private static void run(String tool, String... arguments) {
        var output = new StringWriter();
        var status = ToolProvider.findFirst(tool)
                .orElseThrow()
                .run(new PrintWriter(output), new PrintWriter(output), arguments);
        if (status != 0) {
            throw new IllegalStateException(tool + ": " + output);
        }
    }

    private static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static final String MIDDLEWARE = """
            package %s;

            import io.fairlead.middleware.spi.*;

            public final class %s implements MiddlewareFactory<Config> {
                public String type() { return %s; }
                public Class<Config> configType() { return Config.class; }
                public Middleware create(Config config, MiddlewareContext context) {
                    return (request, next) -> next.handle(request);
                }
            }

            record Config() {}
            """;
}
