package io.fairlead.core.http;

import io.fairlead.middleware.spi.Body;

/// Which messages have a body, by method and status (RFC 9110 section 6.4.1); one rule for both sides.
public final class BodyRules {

    private BodyRules() {}

    /// Whether a response has no body, whatever its fields say.
    ///
    /// @param method that of the request
    public static boolean hasNoBody(String method, int status) {
        return status < 200 || status == 204 || status == 304 || method.equals("HEAD");
    }

    /// Whether a response must not carry a length.
    static boolean forbidsLength(int status) {
        return status < 200 || status == 204;
    }

    /// The length that the head of a response tells, or -1 if it tells none.
    public static long announced(Body body, int status) {
        if (forbidsLength(status) || status == 304 && !(body instanceof AnnouncedBody)) {
            return -1;
        }
        return body.length();
    }

    /// Whether a request of this method usually has a body, and says so when it is empty (RFC 9110 section 8.6).
    public static boolean announcesEmpty(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }
}
