package io.fairlead.dist;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The arrows of docs/life-of-a-request.md and CONTRIBUTING.md.
class ArchitectureTest {

    private static final String CORE = "io.fairlead.core";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.fairlead.core", "io.fairlead.provider", "io.fairlead.middleware");

    /// What a package of the core must not know; each row names the packages above it in the flow of a request.
    private static final Map<String, String[]> ABOVE = Map.of(
            "http",
                    new String[] {
                        "rule", "routing", "middleware", "service", "upstream", "entrypoint", "provider", "api"
                    },
            "rule", new String[] {"routing", "middleware", "service", "upstream", "entrypoint", "provider", "api"},
            "middleware", new String[] {"routing", "service", "upstream", "entrypoint", "provider", "api"},
            "upstream", new String[] {"routing", "middleware", "service", "entrypoint", "provider", "api"},
            "service", new String[] {"routing", "middleware", "entrypoint", "provider", "api"},
            "routing", new String[] {"entrypoint", "api"},
            "provider", new String[] {"routing", "middleware", "service", "upstream", "entrypoint", "api"},
            "config", new String[] {"routing", "middleware", "service", "upstream", "entrypoint", "provider", "api"},
            "plugin", new String[] {"routing", "middleware", "service", "upstream", "entrypoint", "provider", "api"},
            "observe", new String[] {"routing", "middleware", "service", "upstream", "entrypoint", "provider", "api"});

    @Test
    void theClassesAreFound() {
        assertThat(ALL.contain("io.fairlead.core.Main")).isTrue();
        assertThat(ALL.contain("io.fairlead.provider.spi.Provider")).isTrue();
        assertThat(ALL.contain("io.fairlead.middleware.spi.Middleware")).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> modules() {
        return Stream.of(
                        only("io.fairlead.middleware.spi..", "java..", "org.jspecify.."),
                        only("io.fairlead.provider.spi..", "java..", "org.jspecify.."),
                        none("the core", CORE + "..", "io.fairlead.provider.file..", "io.fairlead.provider.k8s.."),
                        none("providers", "io.fairlead.provider..", CORE + "..", "io.fairlead.middleware.."),
                        none("the file provider", "io.fairlead.provider.file..", "io.fairlead.provider.k8s.."),
                        none("the Kubernetes provider", "io.fairlead.provider.k8s..", "io.fairlead.provider.file.."))
                .map(ArchitectureTest::test);
    }

    @TestFactory
    Stream<DynamicTest> libraries() {
        return Stream.of(
                        confined("io.helidon..", CORE + ".entrypoint.."),
                        confined("io.fabric8..", "io.fairlead.provider.k8s.ingress.cluster.."),
                        confined("java.util.logging..", CORE + ".observe.."),
                        confined("sun.misc..", CORE))
                .map(ArchitectureTest::test);
    }

    @TestFactory
    Stream<DynamicTest> arrowsInsideTheCore() {
        return ABOVE.entrySet().stream()
                .map(row -> none(
                        row.getKey(),
                        CORE + "." + row.getKey() + "..",
                        Stream.of(row.getValue())
                                .map(name -> CORE + "." + name + "..")
                                .toArray(String[]::new)))
                .map(ArchitectureTest::test);
    }

    /// What clients send, and patterns that users write, never meet an engine that backtracks.
    @Test
    void trafficMeetsNoBacktrackingRegex() {
        check(noClasses()
                .that()
                .resideInAPackage(CORE + ".*..")
                .and()
                .resideOutsideOfPackages(CORE + ".config..", CORE + ".provider..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex.."));
    }

    @Test
    void builtInMiddlewaresStandOnTheSpiAlone() {
        check(classes()
                .that()
                .resideInAPackage(CORE + ".middleware.*..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        CORE + ".middleware.*..",
                        "io.fairlead.middleware.spi..",
                        "java..",
                        "org.jspecify..",
                        "com.google.re2j.."));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("io.fairlead.(**)").should().beFreeOfCycles());
    }

    @Test
    @DisplayName("K-05 nothing starts a process, and nothing runs a script")
    void nothingStartsAProcess() {
        check(noClasses().should().dependOnClassesThat().belongToAnyOf(ProcessBuilder.class, Process.class));
        check(noClasses().should().dependOnClassesThat().resideInAPackage("javax.script.."));
    }

    @Test
    void onlyMainTouchesTheStandardStreams() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.fairlead.core.Main")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS));
    }

    @Test
    void nothingIsBoundToAThread() {
        check(noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class));
    }

    /// Each of these reads more, or changes more, than the grammar of a message allows.
    @Test
    void wireDataIsNotReadByLooseMethods() {
        check(noClasses()
                .that()
                .resideInAnyPackage(CORE + ".http..", CORE + ".entrypoint..", CORE + ".upstream..")
                .should()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "trim")
                .orShould()
                .callMethod(String.class, "strip")
                .orShould()
                .callMethod(Integer.class, "parseInt", String.class)
                .orShould()
                .callMethod(Long.class, "parseLong", String.class));
    }

    private static ArchRule only(String where, String... allowed) {
        var all = Stream.concat(Stream.of(where), Stream.of(allowed)).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(where)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(all);
    }

    private static ArchRule none(String who, String where, String... forbidden) {
        assertThat(forbidden).as("packages that %s must not know", who).allMatch(ArchitectureTest::exists);
        return noClasses()
                .that()
                .resideInAPackage(where)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .as(who + " must not know " + String.join(", ", forbidden));
    }

    private static ArchRule confined(String library, String... where) {
        assertThat(ALL.that(resideInAnyPackage(where)))
                .as("classes that use " + library)
                .anyMatch(user -> user.getDirectDependenciesFromSelf().stream()
                        .anyMatch(use -> resideInAnyPackage(library).test(use.getTargetClass())));
        return noClasses()
                .that(not(resideInAnyPackage(where)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .as(library + " is for " + String.join(", ", where) + " alone");
    }

    /// A rule about a package that is not there, or no longer, holds for ever and says nothing.
    private static boolean exists(String pattern) {
        return ALL.containPackage(pattern.substring(0, pattern.length() - "..".length()));
    }

    private static DynamicTest test(ArchRule rule) {
        return DynamicTest.dynamicTest(rule.getDescription(), () -> check(rule));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(ALL);
    }
}
