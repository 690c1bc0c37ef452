package io.fairlead.core.http;

/// Bounds of one message head and of what frames its body.
///
/// @param headBytes start line and fields together
/// @param fields the number of fields
/// @param startLineBytes the start line alone
public record Limits(int headBytes, int fields, int startLineBytes) {

    /// What a client may send unless the entry point says otherwise.
    public static final Limits REQUEST = new Limits(1 << 20, 200, 64 << 10);

    /// What a server may send.
    public static final Limits RESPONSE = new Limits(256 << 10, 500, 64 << 10);

    /// What may follow a chunked body.
    public static final Limits TRAILERS = new Limits(8 << 10, 64, 0);
}
