package io.fairlead.core.http;

import io.fairlead.middleware.spi.Headers;
import java.nio.charset.StandardCharsets;

/// The fields of a request as a server gets them: without those that end at the proxy, and with the client's address
/// at the end of `X-Forwarded-For`.
public final class ServerBoundFields {

    private ServerBoundFields() {}

    /// Hands each field on as bytes.
    ///
    /// @param link what the client's connection adds
    public static void forEach(Headers headers, ClientLink link, FieldBytes target) {
        var block = RequestWriter.blockOf(headers);
        if (!link.ending().isEmpty()) {
            link.ending().forEach(block::removeReceived);
        }
        var hidden = block.isBlank(KnownField.X_FORWARDED_FOR);
        var appends = link.address().length > 0;
        if (!hidden && !appends) {
            block.forEachField(target);
            return;
        }
        block.forEachField((bytes, name, nameLength, hash, value, valueLength) -> {
            if (KnownField.find(hash, bytes, name, nameLength) != KnownField.X_FORWARDED_FOR) {
                target.field(bytes, name, nameLength, hash, value, valueLength);
            }
        });
        if (!hidden) {
            append(block, link, target);
        }
    }

    private static void append(HeaderBlock block, ClientLink link, FieldBytes target) {
        var name = KnownField.X_FORWARDED_FOR.lowerName();
        var hops = String.join(", ", block.all(name));
        var client = new String(link.address(), StandardCharsets.ISO_8859_1);
        var bytes = (name + hops + (hops.isEmpty() ? "" : ", ") + client).getBytes(StandardCharsets.ISO_8859_1);
        target.field(
                bytes,
                0,
                name.length(),
                KnownField.X_FORWARDED_FOR.hash(),
                name.length(),
                bytes.length - name.length());
    }
}
