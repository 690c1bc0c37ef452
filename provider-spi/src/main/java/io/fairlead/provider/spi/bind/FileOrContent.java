package io.fairlead.provider.spi.bind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Certificates or a key: the path of a file, or the PEM text itself. No text form of it shows a private key.
///
/// @param text what the user wrote
/// @param loaded what the file held when it was read; empty if it has not been read, or if the text is the content
/// @param origin what it was found in; empty if nobody but the text says
public record FileOrContent(String text, Optional<String> loaded, Optional<Holder> origin) {

    private static final String PEM = "-----BEGIN";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final Set<String> FRAME = Set.of("-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----");
    private static final String MASK = "xxxx";
    private static final long MOST_BYTES = 4 << 20;

    /// What a user wrote.
    public static FileOrContent of(String text) {
        return new FileOrContent(text, Optional.empty(), Optional.empty());
    }

    /// The content itself, which was found somewhere.
    public static FileOrContent found(String content, Holder origin) {
        return new FileOrContent(content, Optional.empty(), Optional.of(origin));
    }

    /// The file, if this is not the content itself. What was found somewhere never names one.
    public Optional<Path> path() {
        try {
            return origin.isPresent() || text.contains(PEM) || text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// The same with what its file holds now.
    ///
    /// @throws IOException if there is no such file, or it is too large
    public FileOrContent load() throws IOException {
        var path = path();
        return path.isEmpty() ? this : new FileOrContent(text, Optional.of(read(path.get())), origin);
    }

    /// The content; its file is read if that was not done before.
    ///
    /// @throws IOException if there is no such file, or it is too large
    public String content() throws IOException {
        var path = path();
        return loaded.isEmpty() && path.isPresent() ? read(path.get()) : loaded.orElse(text);
    }

    /// Whether [#content] reads no file, and so is always the same.
    public boolean isFixed() {
        return loaded.isPresent() || path().isEmpty();
    }

    /// The same, as if it had been found nowhere: what two objects hold in common is equal then.
    public FileOrContent anywhere() {
        return origin.isEmpty() ? this : new FileOrContent(text, loaded, Optional.empty());
    }

    /// Only where it is from: the object that it was found in, else what the user wrote.
    public FileOrContent place() {
        return new FileOrContent(origin.isPresent() ? "" : text, Optional.empty(), origin);
    }

    /// What may be shown of it: a path and certificates, but no key. The lines around a key may, if nothing is between.
    public String shown() {
        return text.contains(PRIVATE) && !text.lines().allMatch(FRAME::contains) ? MASK : text;
    }

    @Override
    public String toString() {
        return origin.map(Holder::toString).orElse(text.contains(PEM) ? "(content)" : text);
    }

    private static String read(Path path) throws IOException {
        if (Files.size(path) > MOST_BYTES) {
            throw new IOException("more than " + MOST_BYTES + " bytes");
        }
        return Files.readString(path);
    }
}
