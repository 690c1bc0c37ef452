package io.fairlead.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.middleware.spi.MiddlewareFactory;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.ProviderFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {

    private static final String ACME = """
            module com.acme {
                requires io.fairlead.middleware.spi;
                exports com.acme;
                provides io.fairlead.middleware.spi.MiddlewareFactory with com.acme.Acme;
            }
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path temp;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temp.resolve("plugins"));
    }

    @Test
    void aFolderThatIsMissingOrEmptyHasNoPlugins() {
        assertThat(Plugins.load(temp.resolve("nowhere"))).isEqualTo(Plugins.NONE);
        assertThat(Plugins.load(folder)).isEqualTo(Plugins.NONE);
    }

    @Test
    void otherFilesArePassedOver() throws IOException {
        Files.writeString(folder.resolve("README.txt"), "put plugins here");
        Files.writeString(folder.resolve(".hidden.jar"), "");

        assertThat(Plugins.load(folder)).isEqualTo(Plugins.NONE);
    }

    @Test
    void aModularJar() throws IOException {
        var jar = modular("\"acme\"").build(folder.resolve("acme.jar"));

        var plugins = Plugins.load(folder);

        assertThat(plugins.problems()).isEmpty();
        assertThat(types(plugins)).containsExactly("acme");
        assertThat(plugins.middlewares().getFirst().origin()).isEqualTo(jar);
    }

    @Test
    void aModularPluginWithItsLibrary() throws IOException {
        var library = library("com.acme.lib", "from the library").build(folder.resolve("acme/lib.jar"));
        JarBuilder.in(temp)
                .with("module-info.java", ACME.replace("exports", "requires com.acme.lib; exports"))
                .middleware("com.acme.Acme", "com.acme.lib.Words.word()")
                .library(library)
                .build(folder.resolve("acme/acme.jar"));

        var plugins = Plugins.load(folder);

        assertThat(plugins.problems()).isEmpty();
        assertThat(types(plugins)).containsExactly("from the library");
        assertThat(plugins.middlewares().getFirst().origin()).isEqualTo(folder.resolve("acme"));
    }

    @Test
    void aPlainJar() throws IOException {
        plain("\"plain\"").build(folder.resolve("1-plain.plugin.jar"));

        var plugins = Plugins.load(folder);

        assertThat(plugins.problems()).isEmpty();
        assertThat(types(plugins)).containsExactly("plain");
    }

    @Test
    void aPlainPluginWithItsPlainLibraryAndResources() throws IOException {
        var library = plainLibrary("com.acme.lib", "library")
                .with("com/acme/lib/words.txt", "and resource")
                .build(folder.resolve("acme/lib.jar"));
        plain("com.acme.lib.Words.word() + \" \" + com.acme.lib.Words.resource()")
                .library(library)
                .build(folder.resolve("acme/acme.jar"));

        var plugins = Plugins.load(folder);

        assertThat(plugins.problems()).isEmpty();
        assertThat(types(plugins)).containsExactly("library and resource");
    }

    @Test
    void aPlainPluginWithAModularLibrary() throws IOException {
        var library = library("com.acme.lib", "modular").build(folder.resolve("acme/lib.jar"));
        plain("com.acme.lib.Words.word()").library(library).build(folder.resolve("acme/acme.jar"));

        assertThat(types(Plugins.load(folder))).containsExactly("modular");
    }

    @Test
    void aPlainLibraryFindsItsOwnServices() throws IOException {
        var library = JarBuilder.in(temp)
                .with("com/acme/lib/Word.java", "package com.acme.lib; public interface Word { String word(); }")
                .with("com/acme/lib/Words.java", """
                        package com.acme.lib;
                        public final class Words implements Word {
                            public String word() { return "by service"; }
                            public static String find() {
                                return java.util.ServiceLoader.load(Word.class, Words.class.getClassLoader()).findFirst().orElseThrow().word();
                            }
                        }
                        """)
                .with("META-INF/services/com.acme.lib.Word", "com.acme.lib.Words")
                .build(folder.resolve("acme/lib.jar"));
        plain("com.acme.lib.Words.find()").library(library).build(folder.resolve("acme/acme.jar"));

        assertThat(types(Plugins.load(folder))).containsExactly("by service");
    }

    @Test
    void aProvider() throws IOException {
        JarBuilder.in(temp)
                .with("com/acme/Lists.java", """
                        package com.acme;
                        import io.fairlead.provider.spi.*;
                        public final class Lists implements ProviderFactory<Lists.Config> {
                            public record Config() {}
                            public String name() { return "lists"; }
                            public Class<Config> configType() { return Config.class; }
                            public Provider create(Config config) { return sink -> {}; }
                        }
                        """)
                .service(ProviderFactory.class, "com.acme.Lists")
                .build(folder.resolve("lists.jar"));

        var plugins = Plugins.load(folder);

        assertThat(plugins.problems()).isEmpty();
        assertThat(plugins.middlewares()).isEmpty();
        assertThat(plugins.providers()).singleElement().satisfies(found -> {
            assertThat(found.factory().name()).isEqualTo("lists");
            assertThat(found.origin()).isEqualTo(folder.resolve("lists.jar"));
        });
    }

    @Test
    void aBrokenJarIsNamedAndTheOthersLoad() throws IOException {
        Files.writeString(folder.resolve("broken.jar"), "this is no jar");
        modular("\"acme\"").build(folder.resolve("acme.jar"));

        var plugins = Plugins.load(folder);

        assertThat(types(plugins)).containsExactly("acme");
        assertThat(onlyProblem(plugins).source()).isEqualTo("plugin " + folder.resolve("broken.jar"));
        assertThat(onlyProblem(plugins).found()).contains("cannot be read as a jar");
    }

    @Test
    void aBrokenJarInAFolderIsNamedItself() throws IOException {
        modular("\"acme\"").build(folder.resolve("acme/acme.jar"));
        Files.writeString(folder.resolve("acme/broken.jar"), "");

        var plugins = Plugins.load(folder);

        assertThat(plugins.middlewares()).isEmpty();
        assertThat(onlyProblem(plugins).source()).endsWith("broken.jar");
    }

    @Test
    void aServiceWhoseClassIsMissingIsReported() throws IOException {
        plain("\"here\"")
                .with("META-INF/services/" + MiddlewareFactory.class.getName(), "com.acme.Gone\ncom.acme.Acme")
                .build(folder.resolve("acme.jar"));

        var plugins = Plugins.load(folder);

        assertThat(types(plugins)).containsExactly("here");
        assertThat(onlyProblem(plugins).source()).endsWith("acme.jar");
        assertThat(onlyProblem(plugins).found()).contains("com.acme.Gone");
    }

    @Test
    void servicesThatCannotBeMadeHaveAnEnd() throws IOException {
        var gone = new StringBuilder();
        IntStream.range(0, 150)
                .forEach(i -> gone.append("com.acme.Gone").append(i).append('\n'));
        plain("\"here\"")
                .with("META-INF/services/" + MiddlewareFactory.class.getName(), gone + "com.acme.Acme")
                .build(folder.resolve("acme.jar"));

        assertThat(Plugins.load(folder).problems()).hasSizeBetween(100, 101);
    }

    @Test
    void aFactoryThatThrowsIsReported() throws IOException {
        JarBuilder.in(temp)
                .with("com/acme/Acme.java", """
                        package com.acme;
                        import io.fairlead.middleware.spi.*;
                        public final class Acme implements MiddlewareFactory<Acme.Config> {
                            public record Config() {}
                            public Acme() { throw new IllegalStateException("no licence"); }
                            public String type() { return "acme"; }
                            public Class<Config> configType() { return Config.class; }
                            public Middleware create(Config config, MiddlewareContext context) { return null; }
                        }
                        """)
                .service(MiddlewareFactory.class, "com.acme.Acme")
                .build(folder.resolve("acme.jar"));

        assertThat(onlyProblem(Plugins.load(folder)).found()).contains("no licence");
    }

    @Test
    void aLibraryThatIsMissingIsReported() throws IOException {
        var library = library("com.acme.lib", "elsewhere").build(temp.resolve("lib.jar"));
        JarBuilder.in(temp)
                .with("module-info.java", ACME.replace("exports", "requires com.acme.lib; exports"))
                .middleware("com.acme.Acme", "com.acme.lib.Words.word()")
                .library(library)
                .build(folder.resolve("acme.jar"));

        assertThat(onlyProblem(Plugins.load(folder)).found()).contains("com.acme.lib");
    }

    @Test
    void aJarWithoutAFactoryIsReported() throws IOException {
        plainLibrary("com.acme.lib", "x").build(folder.resolve("lib.jar"));

        assertThat(onlyProblem(Plugins.load(folder)).found()).contains("neither");
    }

    @Test
    void aFolderWithoutJarsIsReported() throws IOException {
        Files.createDirectory(folder.resolve("empty"));

        assertThat(onlyProblem(Plugins.load(folder)).source()).endsWith("empty");
    }

    @Test
    void aModuleOrPackageTwiceInOnePluginIsReported() throws IOException {
        modular("\"a\"").build(folder.resolve("twice/a.jar"));
        modular("\"b\"").build(folder.resolve("twice/b.jar"));
        modular("\"a\"").build(folder.resolve("split/a.jar"));
        plain("\"b\"").build(folder.resolve("split/b.jar"));

        var plugins = Plugins.load(folder);

        assertThat(plugins.middlewares()).isEmpty();
        assertThat(plugins.problems()).hasSize(2);
        assertThat(plugins.problems().get(0).found()).contains("com.acme");
        assertThat(plugins.problems().get(1).found()).contains("a second module com.acme");
    }

    @Test
    void pluginsDoNotSeeEachOther() throws IOException {
        modular("\"first\"").build(folder.resolve("1.jar"));
        modular("\"second\"").build(folder.resolve("2.jar"));

        assertThat(types(Plugins.load(folder))).containsExactly("first", "second");
    }

    @Test
    void aModuleNameAndPackageOfTheApplicationMayBeUsedAgain() throws IOException {
        JarBuilder.in(temp)
                .with(
                        "module-info.java",
                        ACME.replace("module com.acme", "module io.fairlead.core")
                                .replace("com.acme", "io.fairlead.core.plugin"))
                .middleware("io.fairlead.core.plugin.Acme", "\"same names\"")
                .build(folder.resolve("same.jar"));

        assertThat(types(Plugins.load(folder))).containsExactly("same names");
    }

    @Test
    void aPluginKeepsItsOwnCopyOfALibraryOfTheApplication() throws IOException {
        var modular = library("com.google.re2j", "own module").build(folder.resolve("modular/re2j.jar"));
        JarBuilder.in(temp)
                .with("module-info.java", ACME.replace("exports", "requires com.google.re2j; exports"))
                .middleware("com.acme.Acme", "com.google.re2j.Words.word()")
                .library(modular)
                .build(folder.resolve("modular/acme.jar"));
        var plain = plainLibrary("com.google.re2j", "own classes").build(folder.resolve("plain/re2j.jar"));
        plain("com.google.re2j.Words.word()").library(plain).build(folder.resolve("plain/acme.jar"));

        var plugins = Plugins.load(folder);

        assertThat(plugins.problems()).isEmpty();
        assertThat(types(plugins)).containsExactly("own module", "own classes");
    }

    @Test
    void aCopyOfAnSpiInThePluginDoesNoHarm() throws IOException {
        plain("\"shaded\"")
                .with("io/fairlead/middleware/spi/Extra.java", "package io.fairlead.middleware.spi; class Extra {}")
                .build(folder.resolve("shaded.jar"));
        modular("\"bundled\"").build(folder.resolve("bundled/acme.jar"));
        JarBuilder.in(temp)
                .with("module-info.java", "module io.fairlead.middleware.spi { exports io.fairlead.middleware.spi; }")
                .with("io/fairlead/middleware/spi/Extra.java", "package io.fairlead.middleware.spi; class Extra {}")
                .build(folder.resolve("bundled/spi.jar"));

        var plugins = Plugins.load(folder);

        assertThat(plugins.problems()).isEmpty();
        assertThat(types(plugins)).containsExactly("bundled", "shaded");
    }

    private JarBuilder modular(String type) throws IOException {
        return JarBuilder.in(temp).with("module-info.java", ACME).middleware("com.acme.Acme", type);
    }

    private JarBuilder plain(String type) throws IOException {
        return JarBuilder.in(temp).middleware("com.acme.Acme", type).service(MiddlewareFactory.class, "com.acme.Acme");
    }

    private JarBuilder library(String name, String word) throws IOException {
        return plainLibrary(name, word).with("module-info.java", "module %s { exports %1$s; }".formatted(name));
    }

    private JarBuilder plainLibrary(String name, String word) throws IOException {
        return JarBuilder.in(temp).with(name.replace('.', '/') + "/Words.java", """
                package %s;
                public final class Words {
                    public static String word() { return "%s"; }
                    public static String resource() {
                        try (var in = Words.class.getResource("words.txt").openStream()) {
                            return new String(in.readAllBytes());
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }
                }
                """.formatted(name, word));
    }

    private static List<String> types(Plugins plugins) {
        return plugins.middlewares().stream()
                .map(found -> found.factory().type())
                .toList();
    }

    private static Problem onlyProblem(Plugins plugins) {
        assertThat(plugins.problems()).hasSize(1);
        return plugins.problems().getFirst();
    }
}
