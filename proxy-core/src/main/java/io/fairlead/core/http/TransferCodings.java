package io.fairlead.core.http;

import java.util.List;
import java.util.StringTokenizer;

/// The transfer codings of RFC 9112 section 7 that we know of and do not speak.
final class TransferCodings {

    private static final List<String> KNOWN =
            List.of("gzip", "x-gzip", "compress", "x-compress", "deflate", "identity");

    private TransferCodings() {}

    /// 501 if the list holds a known coding, 400 if it is no list of codings at all.
    static int status(String list) {
        var codings = new StringTokenizer(list, ", \t");
        while (codings.hasMoreTokens()) {
            var coding = codings.nextToken();
            if (KNOWN.stream().anyMatch(coding::equalsIgnoreCase)) {
                return 501;
            }
        }
        return 400;
    }
}
