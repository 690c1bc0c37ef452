package io.fairlead.core.tls;

import javax.net.ssl.SSLException;

/// Says why a connection is refused before an engine has seen it, and with which alert.
final class HelloException extends SSLException {

    private static final long serialVersionUID = 1L;

    private static final int UNEXPECTED_MESSAGE = 10;
    private static final int RECORD_OVERFLOW = 22;
    private static final int DECODE_ERROR = 50;
    private static final int INTERNAL_ERROR = 80;
    private static final int INAPPROPRIATE_FALLBACK = 86;
    private static final int UNRECOGNIZED_NAME = 112;

    private final int alert;

    private HelloException(int alert, String message) {
        super(message);
        this.alert = alert;
    }

    static HelloException malformed(String what) {
        return new HelloException(DECODE_ERROR, "client hello: " + what);
    }

    static HelloException tooLong(String what) {
        return new HelloException(RECORD_OVERFLOW, "client hello: " + what);
    }

    static HelloException unexpected(String what) {
        return new HelloException(UNEXPECTED_MESSAGE, "client hello: " + what);
    }

    static HelloException fallback() {
        return new HelloException(INAPPROPRIATE_FALLBACK, "the client falls back to an older version without need");
    }

    static HelloException unknownName(String name) {
        return new HelloException(UNRECOGNIZED_NAME, "no certificate for " + name);
    }

    static HelloException noOptions(String name) {
        return new HelloException(INTERNAL_ERROR, "the TLS options for " + name + " cannot be used");
    }

    /// The record that tells the client.
    byte[] record() {
        return new byte[] {21, 3, 3, 0, 2, 2, (byte) alert};
    }
}
