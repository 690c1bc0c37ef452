package io.fairlead.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// Reads several jars as the content of one module; the first jar that has a resource wins.
final class JarsReader implements ModuleReader {

    private final List<JarFile> jars;

    private JarsReader(List<JarFile> jars) {
        this.jars = jars;
    }

    static JarsReader open(List<Path> paths) throws IOException {
        var reader = new JarsReader(new ArrayList<>());
        try {
            for (var path : paths) {
                reader.jars.add(PluginJar.open(path));
            }
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public Optional<URI> find(String name) {
        return holders(name).findFirst().map(jar -> uri(jar, jar.getJarEntry(name)));
    }

    @Override
    public Optional<InputStream> open(String name) throws IOException {
        var jar = holders(name).findFirst();
        return jar.isEmpty()
                ? Optional.empty()
                : Optional.of(jar.get().getInputStream(jar.get().getJarEntry(name)));
    }

    @Override
    public Stream<String> list() {
        return jars.stream()
                .flatMap(JarFile::versionedStream)
                .map(JarEntry::getName)
                .distinct();
    }

    @Override
    public void close() throws IOException {
        for (var jar : jars) {
            jar.close();
        }
    }

    private Stream<JarFile> holders(String name) {
        return jars.stream().filter(jar -> jar.getJarEntry(name) != null);
    }

    private static URI uri(JarFile jar, JarEntry entry) {
        var path = Path.of("/", entry.getRealName()).toUri().getRawPath();
        return URI.create("jar:" + Path.of(jar.getName()).toUri() + "!" + path);
    }
}
