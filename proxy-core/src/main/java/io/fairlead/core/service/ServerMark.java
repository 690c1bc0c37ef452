package io.fairlead.core.service;

import java.util.List;

/// What a cookie says for a server. It follows from the URL alone, so clients keep their servers whatever becomes of
/// the proxy (A-09: no address in clear).
final class ServerMark {

    private static final int DIGITS = 16;

    private ServerMark() {}

    /// What is written.
    static String of(String url) {
        return Digest.sha256(url, DIGITS);
    }

    /// What was written in the past: by Traefik 2.10 (FNV-1a, before that the URL), and by Traefik 3 until 3.2.
    static List<String> former(String url) {
        var hash = Fnv.one(url);
        return List.of(url, Fnv.oneA(url), hash, Fnv.one(hash));
    }
}
