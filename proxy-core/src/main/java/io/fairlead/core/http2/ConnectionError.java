package io.fairlead.core.http2;

/// A breach that ends the connection. Without a stack trace, since an outsider decides how often it happens.
final class ConnectionError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    ConnectionError(ErrorCode code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    static ConnectionError protocol(String reason) {
        return new ConnectionError(ErrorCode.PROTOCOL_ERROR, reason);
    }

    static ConnectionError compression(String reason) {
        return new ConnectionError(ErrorCode.COMPRESSION_ERROR, reason);
    }

    static ConnectionError calm(String reason) {
        return new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, reason);
    }

    ErrorCode code() {
        return code;
    }
}
