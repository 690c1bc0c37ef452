package io.fairlead.core.http2;

/// Why a stream or a connection ends (RFC 9113 section 7). The order is that of the codes on the wire.
public enum ErrorCode {
    NO_ERROR,
    PROTOCOL_ERROR,
    INTERNAL_ERROR,
    FLOW_CONTROL_ERROR,
    SETTINGS_TIMEOUT,
    STREAM_CLOSED,
    FRAME_SIZE_ERROR,
    REFUSED_STREAM,
    CANCEL,
    COMPRESSION_ERROR,
    CONNECT_ERROR,
    ENHANCE_YOUR_CALM,
    INADEQUATE_SECURITY,
    HTTP_1_1_REQUIRED;

    private static final ErrorCode[] CODES = values();

    /// The code of a number; one that nobody knows is an internal error (RFC 9113 section 7).
    static ErrorCode of(int number) {
        return number >= 0 && number < CODES.length ? CODES[number] : INTERNAL_ERROR;
    }
}
