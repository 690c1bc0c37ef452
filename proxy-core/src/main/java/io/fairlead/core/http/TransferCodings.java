package io.fairlead.core.http;

import java.util.Set;

/// The transfer codings of RFC 9112 section 7 that we know of and do not speak.
final class TransferCodings {

    private static final Set<String> KNOWN = Set.of("gzip", "x-gzip", "compress", "x-compress", "deflate", "identity");

    private TransferCodings() {}

    /// 501 if the list holds a known coding, 400 if it is no list of codings at all.
    static int status(byte[] list) {
        return Ascii.list(list, 0, list.length).stream().anyMatch(KNOWN::contains) ? 501 : 400;
    }
}
