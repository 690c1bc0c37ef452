package io.fairlead.dist;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One [Siege] for all tests of a class. After each of them honest clients must not have noticed, and in the end
/// nothing may be left.
final class Besieged implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final Callable<Siege> beginning;
    private Optional<Siege> siege = Optional.empty();

    Besieged(Callable<Siege> beginning) {
        this.beginning = beginning;
    }

    Siege siege() {
        return siege.orElseThrow();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        siege = Optional.of(beginning.call());
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        siege().unharmed();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (siege.isPresent()) {
            siege().endUnharmed();
        }
    }
}
