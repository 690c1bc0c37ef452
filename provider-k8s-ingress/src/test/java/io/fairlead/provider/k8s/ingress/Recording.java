package io.fairlead.provider.k8s.ingress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One exchange with an API server, as a file has it: the request, a line of three dashes, the answer.
record Recording(Seen request, Answer answer) {

    private static final List<String> FRAMING = List.of("content-length:", "transfer-encoding:", "content-encoding:");

    /// @param prefix of the only such file in the folder
    static Recording read(Path folder, String prefix) throws IOException {
        try (var files = Files.list(folder)) {
            var file = files.filter(each -> each.getFileName().toString().startsWith(prefix)
                            && each.toString().endsWith(".http"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + prefix + " in " + folder));
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        }
    }

    String key() {
        return request.key();
    }

    String body() {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static Recording parse(String text) {
        var dashes = text.indexOf("\n---\n");
        var line = text.substring(0, text.indexOf('\n')).split(" ");
        var head = text.indexOf("\n\n", dashes);
        var lines = text.substring(dashes + 5, head).split("\n");
        var headers = Arrays.stream(lines)
                .skip(1)
                .filter(header -> FRAMING.stream().noneMatch(header.toLowerCase(Locale.ROOT)::startsWith))
                .toList();
        var stream = Arrays.stream(lines).anyMatch("Transfer-Encoding: chunked"::equalsIgnoreCase);
        return new Recording(
                Seen.of(line[0], line[1], Map.of(), ""),
                new Answer(
                        Integer.parseInt(lines[0].split(" ")[1]),
                        headers,
                        text.substring(head + 2).getBytes(StandardCharsets.UTF_8),
                        stream ? Answer.End.CHUNKED : Answer.End.WHOLE));
    }
}
