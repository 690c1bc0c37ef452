package io.fairlead.core.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The last text of its kind on a connection: what a client repeats, such as its host, is made a string once.
final class RecentText {

    private byte[] bytes = {};
    private String text = "";

    String of(byte[] source, int start, int end) {
        if (!Arrays.equals(bytes, 0, bytes.length, source, start, end)) {
            bytes = Arrays.copyOfRange(source, start, end);
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return text;
    }
}
