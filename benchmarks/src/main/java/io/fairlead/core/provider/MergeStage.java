package io.fairlead.core.provider;

import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lies between a provider and the compiler, without threads and without waiting.
public final class MergeStage {

    private final Merge merge = new Merge();
    private final Message file;
    private @Nullable Message last;

    /// @param file what the operator's own provider says
    public MergeStage(DynamicConfiguration file) {
        this.file = new Message("file", file, List.of());
    }

    /// The merged configuration.
    ///
    /// @throws IllegalStateException if nothing has changed
    public MergedConfiguration next(DynamicConfiguration configuration) {
        var message = new Message("kubernetes", configuration, List.of());
        if (message.equals(last)) {
            throw new IllegalStateException("nothing has changed");
        }
        last = message;
        return merge.next(List.of(file, message));
    }
}
