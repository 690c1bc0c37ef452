package io.fairlead.benchmarks;

import java.nio.charset.StandardCharsets;

/// Heads as browsers and servers send them.
final class Heads {

    static final byte[] REQUEST = latin1("""
            GET /shop/items/4711?sort=price&page=2 HTTP/1.1
            Host: shop.example.org
            User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
            Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8
            Accept-Language: en-US,en;q=0.5
            Accept-Encoding: gzip, deflate, br, zstd
            Referer: http://shop.example.org/shop/
            Cookie: session=0123456789abcdef0123456789abcdef; theme=dark
            Connection: keep-alive
            Upgrade-Insecure-Requests: 1
            Priority: u=0, i

            """);

    static final byte[] RESPONSE = latin1("""
            HTTP/1.1 200 OK
            Content-Type: text/html; charset=utf-8
            Content-Length: 0
            Cache-Control: private, max-age=0
            ETag: "686897696a7c876b7e"
            Date: Wed, 25 Nov 2026 12:00:00 GMT
            Vary: Accept-Encoding

            """);

    private Heads() {}

    private static byte[] latin1(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
