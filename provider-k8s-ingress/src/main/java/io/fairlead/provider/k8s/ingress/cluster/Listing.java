package io.fairlead.provider.k8s.ingress.cluster;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads all objects of a scope, page by page. No page is whole in memory: each object is reduced as it comes.
final class Listing {

    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int BUFFER = 1 << 14;

    private final ClusterConnection connection;
    private final Question question;
    private final String target;
    private final Function<Map<String, ?>, Store.Entry> reader;
    private final Pulse pulse;
    private final Map<ObjectKey, Store.Entry> objects = new HashMap<>();
    private String resourceVersion = "";
    private String next = "";

    private Listing(
            ClusterConnection connection,
            Question question,
            String target,
            Function<Map<String, ?>, Store.Entry> reader,
            Pulse pulse) {
        this.connection = connection;
        this.question = question;
        this.target = target;
        this.reader = reader;
        this.pulse = pulse;
    }

    /// Reads everything. A list that expires between two pages is read anew, in one piece.
    ///
    /// @param target path and query, to which more of the query may be added
    /// @param reader of one object
    static Listing read(
            ClusterConnection connection,
            Scope scope,
            String target,
            int page,
            Function<Map<String, ?>, Store.Entry> reader,
            Pulse pulse)
            throws ApiException, InterruptedException {
        var question = new Question("list", scope);
        try {
            return new Listing(connection, question, Scope.with(target, "limit=" + page), reader, pulse).all();
        } catch (ApiException e) {
            if (!e.failure().expired()) {
                throw e;
            }
            return new Listing(connection, question, target, reader, pulse).all();
        }
    }

    /// What was read. It may be changed.
    Map<ObjectKey, Store.Entry> objects() {
        return objects;
    }

    /// From where on to watch.
    String resourceVersion() {
        return resourceVersion.isEmpty() ? "0" : resourceVersion;
    }

    private Listing all() throws ApiException, InterruptedException {
        do {
            page(next.isEmpty() ? target : Scope.with(target, "continue=" + Scope.encode(next)));
        } while (!next.isEmpty());
        return this;
    }

    private void page(String pageTarget) throws ApiException, InterruptedException {
        next = "";
        try (var body = connection.open(question, pageTarget, true, pulse);
                var parser = JsonTrees.parser(plain(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ApiException(pulse.wasCut() ? Failure.SILENCE : Failure.of(0, "an answer that is no list"));
            }
            fields(parser);
        } catch (IOException | JacksonException e) {
            throw new ApiException(pulse.wasCut() ? Failure.SILENCE : Failure.of(e));
        } finally {
            pulse.rest();
        }
    }

    private void fields(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "metadata" -> metadata(JsonTrees.NEEDED.object(parser));
                case "items" -> items(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private void metadata(Map<String, ?> metadata) {
        resourceVersion = metadata.get("resourceVersion") instanceof String version ? version : "";
        next = metadata.get("continue") instanceof String token ? token : "";
    }

    private void items(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var tree = JsonTrees.NEEDED.object(parser);
            add(Store.key(tree), reader.apply(tree));
            pulse.beat();
        }
    }

    /// Ingresses without a name, which only imitations of a server have, stand beside one another.
    private void add(ObjectKey key, Store.Entry entry) {
        if (key.name().isEmpty() && entry instanceof Store.Entry.Whole(Ingress ingress)) {
            var twin = ingress.withTwin(objects.size());
            objects.put(twin.metadata().key(), new Store.Entry.Whole(twin));
        } else {
            objects.put(key, entry);
        }
    }

    /// What is compressed says so itself, whoever may have decompressed it on the way.
    private static InputStream plain(InputStream body) throws IOException {
        var buffered = new BufferedInputStream(body, BUFFER);
        buffered.mark(2);
        var magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }
}
