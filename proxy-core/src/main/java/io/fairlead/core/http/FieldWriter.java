package io.fairlead.core.http;

import io.fairlead.middleware.spi.Headers;
import java.io.IOException;
import java.util.ArrayList;

/// Writes fields that are not a block, without those that the codec writes itself.
final class FieldWriter {

    private FieldWriter() {}

    static void write(Headers headers, Output out) throws IOException {
        var lines = new ArrayList<String>();
        headers.forEach((name, value) -> {
            if (!HeaderBlock.ofConnection(name)) {
                lines.add(name + ": " + value + "\r\n");
            }
        });
        for (var line : lines) {
            out.text(line);
        }
    }
}
