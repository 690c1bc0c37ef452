package io.fairlead.core.http;

import java.io.EOFException;
import java.io.IOException;

/// The head of a response as it came, checked. One for each connection, filled again for each response.
public final class ResponseHead {

    private final HeaderBlock fields = new HeaderBlock();
    private final Framing framing = new Framing();
    private final Limits limits;
    private final FieldReader reader;
    private int status;
    private int minorVersion;

    /// A head that is filled within limits.
    public ResponseHead(Limits limits) {
        this.limits = limits;
        this.reader = new FieldReader(limits, fields, framing);
    }

    /// Reads a head, from its first byte to its empty line.
    ///
    /// @throws BadMessage if it breaks the grammar or a limit
    public void read(Input input) throws IOException {
        fields.clear();
        framing.clear();
        if (input.peek() < 0) {
            throw new EOFException("the server closed the connection without an answer");
        }
        var feed = input.line(limits.startLineBytes());
        if (feed < 0) {
            throw BadMessage.badRequest("status line exceeds " + limits.startLineBytes() + " bytes");
        }
        var start = input.position();
        takeLine(input.buffer(), start, LineEnd.check(input.buffer(), start, feed));
        input.skip(feed + 1 - start);
        reader.read(input, feed + 1 - start, HostField.IGNORED);
        framing.settle(minorVersion, fields);
        input.relax();
    }

    /// Begins a head that comes decoded.
    void beginDecoded() {
        fields.clear();
        framing.clear();
        status = 0;
        minorVersion = 1;
    }

    void takeStatus(int value) {
        status = value;
    }

    Limits limits() {
        return limits;
    }

    /// The status, 100 to 599.
    public int status() {
        return status;
    }

    /// 0 or 1, for HTTP/1.0 and HTTP/1.1.
    public int minorVersion() {
        return minorVersion;
    }

    /// The fields without those of the connection.
    public HeaderBlock fields() {
        return fields;
    }

    /// What the fields of the connection say.
    public Framing framing() {
        return framing;
    }

    private void takeLine(byte[] bytes, int start, int end) {
        var shaped = end - start >= 12
                && Ascii.same(bytes, start, 7, "http/1.")
                && bytes[start] == 'H'
                && bytes[start + 8] == ' '
                && Ascii.isDigit(bytes[start + 7])
                && (end - start == 12 || bytes[start + 12] == ' ');
        if (!shaped || bytes[start + 7] > '1') {
            throw BadMessage.badRequest("not a status line of HTTP/1.0 or HTTP/1.1");
        }
        minorVersion = bytes[start + 7] - '0';
        status = 0;
        for (var i = start + 9; i < start + 12; i++) {
            if (!Ascii.isDigit(bytes[i])) {
                throw BadMessage.badRequest("status is not three digits");
            }
            status = 10 * status + bytes[i] - '0';
        }
        checkReason(bytes, start + 12, end);
    }

    private void checkReason(byte[] bytes, int from, int to) {
        if (status < 100 || status > 599) {
            throw BadMessage.badRequest("status is not 100 to 599");
        }
        for (var i = from; i < to; i++) {
            if (!Ascii.isValue(bytes[i])) {
                throw BadMessage.badRequest("control character in the reason");
            }
        }
    }
}
