import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Formats the Java sources below a folder, or checks that they are formatted. The build runs it on JDK 25, since
/// the formatter reads no newer syntax than the JDK it runs on.
///
/// Usage: `Format check|write FOLDER`
final class Format {

    private static final Set<String> SKIPPED = Set.of("target", ".git", ".idea", ".mvn");

    private static final int COLUMNS = 120;

    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());
    private final boolean write;

    private Format(boolean write) {
        this.write = write;
    }

    public static void main(String[] args) throws IOException {
        var root = Path.of(args[1]);
        var write = args[0].equals("write");
        var changed = sources(root).parallelStream()
                .filter(new Format(write)::changes)
                .toList();
        changed.forEach(file -> System.err.println((write ? "formatted " : "not formatted: ") + root.relativize(file)));
        if (!write && !changed.isEmpty()) {
            System.err.println("Fix it with: ./mvnw -N verify -Dformat=write");
            System.exit(1);
        }
    }

    private boolean changes(Path file) {
        try {
            var before = Files.readString(file);
            if (hasLongComment(file, before)) {
                return true;
            }
            var after = format(before);
            if (write && !after.equals(before)) {
                Files.writeString(file, after);
            }
            return !after.equals(before);
        } catch (FormatterException e) {
            System.err.println(file + ": " + e.getMessage());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Finds a comment line that is too long: the formatter would break it, and lose its `///`.
    private static boolean hasLongComment(Path file, String source) {
        var lines = source.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() > COLUMNS && lines.get(i).strip().startsWith("//")) {
                System.err.println(file + ":" + (i + 1) + ": a comment over " + COLUMNS + " columns; break it by hand");
                return true;
            }
        }
        return false;
    }

    private String format(String source) throws FormatterException {
        var pruned = RemoveUnusedImports.removeUnusedImports(source);
        return formatter.formatSource(ImportOrderer.reorderImports(pruned, Style.PALANTIR));
    }

    private static List<Path> sources(Path root) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(String.valueOf(folder.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
