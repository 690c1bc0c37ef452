package io.fairlead.provider.spi.bind;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.provider.spi.bind.BindException.Mismatch;
import java.util.List;
import java.util.Map;

/// What is wrong with a tree.
final class Misfits {

    private Misfits() {}

    static List<Mismatch> of(Class<? extends Record> type, Map<String, ?> tree) {
        return catchThrowableOfType(BindException.class, () -> RecordBinder.bind(type, tree, "root"))
                .mismatches();
    }
}
