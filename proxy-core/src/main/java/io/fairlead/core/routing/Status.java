package io.fairlead.core.routing;

/// How an object of the configuration fares.
public enum Status {
    /// At work, with nothing to complain about.
    ENABLED("enabled"),
    /// At work, but something is wrong.
    WARNING("warning"),
    /// Not at work.
    DISABLED("disabled");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    /// As the API spells it.
    public String word() {
        return word;
    }
}
