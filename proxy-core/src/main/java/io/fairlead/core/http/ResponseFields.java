package io.fairlead.core.http;

/// Takes the head of an HTTP/2 response.
public final class ResponseFields extends DecodedFields {

    /// Stands where a response will be; it is never filled.
    private static final ResponseHead NONE = new ResponseHead(Limits.RESPONSE);

    private ResponseHead head = NONE;
    private boolean hasStatus;

    /// Begins a response.
    public void begin(ResponseHead target) {
        head = target;
        hasStatus = false;
        head.beginDecoded();
        start(head.fields(), head.limits());
    }

    /// All fields have come: checks what can only be checked now.
    public void end() {
        if (!hasStatus) {
            malform("no status");
        }
    }

    @Override
    void pseudo(byte[] names, int name, int nameLength, byte[] values, int value, int valueLength) {
        if (hasStatus || !Ascii.same(names, name, nameLength, ":status")) {
            malform("pseudo-header that no response has, or status twice");
            return;
        }
        hasStatus = true;
        var status = 0;
        for (var i = value; i < value + valueLength; i++) {
            status = Ascii.isDigit(values[i]) && valueLength == 3 ? 10 * status + values[i] - '0' : 0;
        }
        if (status < 100 || status > 599 || status == 101) {
            malform("status is not 100 to 599, or 101");
            return;
        }
        head.takeStatus(status);
    }

    @Override
    void special(KnownField known, byte[] values, int value, int valueLength) {
        switch (known) {
            case CONTENT_LENGTH -> length(values, value, valueLength);
            case HOST, TE, EXPECT, TRAILER, PROXY_AUTHENTICATE, PROXY_AUTHORIZATION, HTTP2_SETTINGS -> {
                // ends here, by definition
            }
            default -> malform("field " + known.lowerName() + " in HTTP/2");
        }
    }

    private void length(byte[] values, int value, int length) {
        try {
            head.framing().take(KnownField.CONTENT_LENGTH, values, value, length);
        } catch (BadMessage e) {
            malform(String.valueOf(e.getMessage()));
        }
    }
}
