package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.BindException.Mismatch;
import java.util.List;
import java.util.stream.Collectors;

/// A static configuration that cannot be used. The process ends with status 1.
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mismatch> mismatches;

    /// @param source the file, `command line` or `environment`
    /// @param mismatches every place that is wrong; not empty
    ConfigurationException(String source, List<Mismatch> mismatches) {
        super(mismatches.stream()
                .map(mismatch -> source + ": " + mismatch)
                .collect(Collectors.joining(System.lineSeparator())));
        this.mismatches = List.copyOf(mismatches);
    }

    static ConfigurationException of(String place, String found, String expected) {
        return new ConfigurationException("static configuration", List.of(new Mismatch(place, found, expected)));
    }

    /// Every place that is wrong.
    public List<Mismatch> mismatches() {
        return mismatches;
    }

    /// One line for each place that is wrong.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
