package io.fairlead.core.config;

import io.fairlead.provider.spi.bind.BindException.Mismatch;
import io.fairlead.provider.spi.bind.Names;
import java.util.Collection;

/// What is said about a name that is no option here.
final class UnknownOption {

    private UnknownOption() {}

    /// @param written the option as the user wrote it
    /// @param path the path of the option
    /// @param name the last part that could not be found
    /// @param known the names that could stand there
    static Mismatch of(String written, String path, String name, Collection<String> known) {
        var nearest = Names.nearest(name, known)
                .map(near -> near + ", the nearest known one")
                .orElse("no option here");
        return new Mismatch(written, Mismatch.UNKNOWN, nearest + TraefikOptions.words(path));
    }

    /// The same mismatch, which says so if the option is one of Traefik.
    static Mismatch explained(Mismatch mismatch) {
        return mismatch.found().equals(Mismatch.UNKNOWN)
                ? new Mismatch(
                        mismatch.path(), mismatch.found(), mismatch.expected() + TraefikOptions.words(mismatch.path()))
                : mismatch;
    }
}
