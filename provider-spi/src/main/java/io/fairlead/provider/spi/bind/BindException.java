package io.fairlead.provider.spi.bind;

import java.util.List;
import java.util.stream.Collectors;

/// A tree that does not fit its record.
public final class BindException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mismatch> mismatches;

    /// @param mismatches every place that does not fit; not empty
    public BindException(List<Mismatch> mismatches) {
        super(mismatches.stream().map(Mismatch::toString).collect(Collectors.joining("; ")));
        this.mismatches = List.copyOf(mismatches);
    }

    /// Every place that does not fit, in the order of the tree.
    public List<Mismatch> mismatches() {
        return mismatches;
    }

    /// One place that does not fit.
    ///
    /// @param path the path of the key, such as `http.routers.web.priority`
    /// @param found what stands there, shortened
    /// @param expected what should stand there
    public record Mismatch(String path, String found, String expected) {

        /// What is found where no record has a component for a key.
        public static final String UNKNOWN = "an unknown option";

        @Override
        public String toString() {
            return path + ": found " + found + ", expected " + expected;
        }
    }
}
