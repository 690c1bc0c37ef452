package io.fairlead.provider.k8s.ingress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// What a scripted API server answers once.
///
/// @param headers each as a line, without those of the framing
/// @param end how the answer ends
record Answer(int status, List<String> headers, byte[] body, End end) {

    private static final List<String> JSON = List.of("Content-Type: application/json");

    /// A JSON answer.
    static Answer of(int status, String json) {
        return new Answer(status, JSON, json.getBytes(StandardCharsets.UTF_8), End.WHOLE);
    }

    /// A status of an API server, as its failures are.
    static Answer failure(int status) {
        return of(status, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":" + status + "}");
    }

    /// An answer that is no JSON.
    static Answer text(int status, String text) {
        return new Answer(
                status,
                List.of("Content-Type: text/plain; charset=utf-8"),
                text.getBytes(StandardCharsets.UTF_8),
                End.WHOLE);
    }

    /// A list of objects, as JSON separated by commas.
    static Answer list(String metadata, String items) {
        return of(200, "{\"kind\":\"List\",\"metadata\":" + metadata + ",\"items\":[" + items + "]}");
    }

    Answer with(String header) {
        var more = new ArrayList<>(headers);
        more.add(header);
        return new Answer(status, more, body, end);
    }

    Answer ending(End other) {
        return new Answer(status, headers, body, other);
    }

    /// The first bytes alone, and then nothing: the connection is closed.
    Answer cutAt(int bytes) {
        return new Answer(status, headers, java.util.Arrays.copyOf(body, bytes), End.CUT);
    }

    Answer gzip() {
        var packed = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(packed)) {
            stream.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer(status, headers, packed.toByteArray(), end).with("Content-Encoding: gzip");
    }

    /// How an answer ends.
    enum End {
        /// As its head says.
        WHOLE,
        /// In chunks of a few bytes, the last of which is the end.
        CHUNKED,
        /// In chunks, and more may follow: the stream stays open for events.
        OPEN,
        /// In chunks, and the connection is closed without the last one.
        CUT,
        /// The head alone, and then silence.
        SILENT
    }
}
