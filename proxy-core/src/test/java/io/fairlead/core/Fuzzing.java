package io.fairlead.core;

/// How long tests feed random input: a fixed number in every build, more by hand with `-Dfuzz.inputs=N`, and other
/// inputs with `-Dfuzz.seed=N`.
public final class Fuzzing {

    private Fuzzing() {}

    /// @param usual how many inputs every build tries
    public static int inputs(int usual) {
        return Integer.getInteger("fuzz.inputs", usual);
    }

    /// @param usual the seed of every build
    public static long seed(long usual) {
        return Long.getLong("fuzz.seed", usual);
    }
}
