package io.fairlead.core.http;

/// Takes the head of an HTTP/2 request.
public final class RequestFields extends DecodedFields {

    private static final int METHOD = 1;
    private static final int SCHEME = 2;
    private static final int PATH = 4;
    private static final int AUTHORITY = 8;
    private static final int HOST = 16;

    /// Stands where a request will be; it is never filled.
    private static final RequestHead NONE = new RequestHead(Limits.REQUEST);

    private RequestHead head = NONE;
    private int present;

    /// Begins a request.
    public void begin(RequestHead target) {
        head = target;
        present = 0;
        head.beginDecoded();
        start(head.fields(), head.limits());
    }

    /// All fields have come: checks what can only be checked now.
    public void end() {
        if (isSpoiled()) {
            return;
        }
        if ((present & (METHOD | SCHEME | PATH)) != (METHOD | SCHEME | PATH)) {
            malform("method, scheme or path is missing");
        } else if ((present & (AUTHORITY | HOST)) == 0) {
            refuse(BadMessage.badRequest("no authority"));
        } else if (head.path().equals("*") && !head.method().equals("OPTIONS")) {
            malform("path * is for OPTIONS only");
        } else if (!head.agreesWithHost()) {
            malform("authority and Host differ");
        }
        joinCookies();
    }

    @Override
    void pseudo(byte[] names, int name, int nameLength, byte[] values, int value, int valueLength) {
        if (Ascii.same(names, name, nameLength, ":method")) {
            once(METHOD);
            method(values, value, valueLength);
        } else if (Ascii.same(names, name, nameLength, ":path")) {
            once(PATH);
            path(values, value, valueLength);
        } else if (Ascii.same(names, name, nameLength, ":authority")) {
            once(AUTHORITY);
            authority(values, value, valueLength);
        } else if (Ascii.same(names, name, nameLength, ":scheme")) {
            once(SCHEME);
            scheme(values, value, valueLength);
        } else {
            malform("unknown pseudo-header");
        }
    }

    @Override
    void special(KnownField known, byte[] values, int value, int valueLength) {
        switch (known) {
            case HOST -> host(values, value, valueLength);
            case CONTENT_LENGTH, EXPECT -> frame(known, values, value, valueLength);
            case TE -> trailers(values, value, valueLength);
            case TRAILER, PROXY_AUTHENTICATE, PROXY_AUTHORIZATION, HTTP2_SETTINGS -> {
                // ends here, by definition
            }
            default -> malform("field " + known.lowerName() + " in HTTP/2");
        }
    }

    /// HTTP/1 knows one field only (RFC 9113 section 8.2.3).
    private void joinCookies() {
        try {
            head.fields().join(KnownField.COOKIE, "; ");
        } catch (BadMessage e) {
            refuse(e);
        }
    }

    private void once(int part) {
        if ((present & part) != 0) {
            malform("pseudo-header comes twice");
        }
        present |= part;
    }

    private void method(byte[] values, int value, int length) {
        for (var i = value; i < value + length; i++) {
            if (Ascii.tokenLower(values[i]) == 0) {
                malform("method is not a token");
                return;
            }
        }
        if (length == 0 || Ascii.same(values, value, length, "connect")) {
            malform("no method, or CONNECT, which is not offered");
            return;
        }
        head.takeMethod(values, value, value + length);
    }

    private void scheme(byte[] values, int value, int length) {
        if (!Ascii.same(values, value, length, "https") && !Ascii.same(values, value, length, "http")) {
            malform("scheme is neither http nor https");
        }
    }

    private void path(byte[] values, int value, int length) {
        if (length > head.limits().startLineBytes()) {
            refuse(new BadMessage(414, "path exceeds " + head.limits().startLineBytes() + " bytes"));
            return;
        }
        if (length == 0 || values[value] != '/' && !(length == 1 && values[value] == '*')) {
            malform("path does not begin with a slash");
            return;
        }
        for (var i = value; i < value + length; i++) {
            if (values[i] >= 0 && values[i] <= ' ' || values[i] == 0x7f) {
                malform("blank or control character in the path");
                return;
            }
            if (values[i] < 0 || values[i] == '#') {
                refuse(BadMessage.badRequest("fragment or raw byte above 0x7f in the path"));
            }
        }
        head.takeTarget(values, value, value + length);
    }

    private void authority(byte[] values, int value, int length) {
        if (!Authority.isValid(values, value, value + length)) {
            malform("authority is not valid");
            return;
        }
        head.takeAuthority(values, value, value + length);
    }

    private void host(byte[] values, int value, int length) {
        if ((present & HOST) != 0 || !Authority.isValid(values, value, value + length)) {
            malform("more than one Host, or one that is not an authority");
            return;
        }
        present |= HOST;
        head.takeDecodedHost(values, value, value + length);
    }

    private void frame(KnownField known, byte[] values, int value, int length) {
        try {
            head.framing().take(known, values, value, length);
        } catch (BadMessage e) {
            if (e.status() == 417) {
                refuse(e);
            } else {
                malform(String.valueOf(e.getMessage()));
            }
        }
    }

    private void trailers(byte[] values, int value, int length) {
        if (!Ascii.same(values, value, length, "trailers")) {
            malform("TE is not trailers");
            return;
        }
        head.framing().take(KnownField.TE, values, value, length);
    }
}
