package io.fairlead.core.middleware;

import io.fairlead.middleware.spi.FieldSyntax;
import io.fairlead.middleware.spi.MiddlewareFactory;
import io.fairlead.provider.spi.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;

/// Takes factories from wherever they come, and sets aside those that cannot be used.
final class FactoryCollector {

    /// A service loader promises no end of its errors.
    private static final int MAX_ERRORS = 100;

    private final List<MiddlewareRegistry.Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    void addInstalled() {
        var found = ServiceLoader.load(MiddlewareFactory.class, FactoryCollector.class.getClassLoader())
                .iterator();
        var errors = 0;
        while (errors < MAX_ERRORS && attempt(found::hasNext)) {
            if (!attempt(() -> add(found.next()))) {
                errors++;
            }
        }
    }

    boolean add(MiddlewareFactory<?> factory) {
        typeOf(factory).ifPresent(type -> register(type, factory));
        return true;
    }

    MiddlewareRegistry registry() {
        return new MiddlewareRegistry(entries, problems);
    }

    private boolean attempt(BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (ServiceConfigurationError e) {
            problems.add(new Problem("installed modules", "", String.valueOf(e.getMessage()), "a middleware factory"));
            return false;
        }
    }

    private void register(String type, MiddlewareFactory<?> factory) {
        var holder = entries.stream()
                .filter(entry -> FieldSyntax.sameName(entry.type(), type))
                .findFirst();
        if (holder.isEmpty()) {
            entries.add(new MiddlewareRegistry.Entry(type, factory));
            return;
        }
        var first = source(holder.get().factory());
        report(factory, "type \"" + type + "\"", "a type that " + first + " does not provide already; it is left out");
    }

    /// A factory is a stranger's code: whatever it throws concerns nobody else.
    private Optional<String> typeOf(MiddlewareFactory<?> factory) {
        try {
            var type = factory.type();
            if (FieldSyntax.isToken(type)) {
                return Optional.of(type);
            }
            report(factory, "type \"" + type + "\"", "a word; it is left out");
        } catch (RuntimeException | Error e) {
            report(factory, "type() that throws " + e, "a constant; it is left out");
        }
        return Optional.empty();
    }

    private void report(MiddlewareFactory<?> factory, String found, String expected) {
        problems.add(new Problem(source(factory), factory.getClass().getName(), found, expected));
    }

    private static String source(MiddlewareFactory<?> factory) {
        var type = factory.getClass();
        return type.getModule().isNamed() ? "module " + type.getModule().getName() : "jar " + jar(type);
    }

    private static String jar(Class<?> type) {
        var code = type.getProtectionDomain().getCodeSource();
        if (code == null || code.getLocation() == null) {
            return "unknown";
        }
        var path = code.getLocation().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
