package io.fairlead.core.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// The head of a request as it came, checked. One for each connection, filled again for each request.
public final class RequestHead {

    private final HeaderBlock fields;
    private final Framing framing;
    private final RecentText methods = new RecentText();
    private final RecentText paths = new RecentText();
    private final RecentText queries = new RecentText();
    private final RecentText authorities = new RecentText();
    private final RequestLine line = new RequestLine();
    private final Limits limits;
    private final FieldReader reader;

    private String method = "";
    private String path = "";
    private String query = "";
    private boolean hasQuery;
    private String targetAuthority = "";
    private String host = "";
    private boolean hasHost;
    private int minorVersion;
    private boolean http2;

    /// A head that is filled within limits.
    public RequestHead(Limits limits) {
        this(limits, Set.of(), HeadBudget.UNLIMITED);
    }

    /// @param keepable names, in lower case, of fields that stay although `Connection` lists them
    /// @param budget of all heads together; what this one takes is given back by [#release]
    public RequestHead(Limits limits, Set<String> keepable, HeadBudget budget) {
        this.fields = new HeaderBlock(budget);
        this.framing = new Framing(keepable);
        this.limits = limits;
        this.reader = new FieldReader(limits, fields, framing);
    }

    /// Reads a head, from its first byte to its empty line.
    ///
    /// @throws BadMessage if it breaks the grammar or a limit
    public void read(Input input) throws IOException {
        clear();
        skipEmptyLine(input);
        var feed = input.line(limits.startLineBytes());
        if (feed < 0) {
            throw new BadMessage(414, "request line exceeds " + limits.startLineBytes() + " bytes");
        }
        var start = input.position();
        takeLine(input.buffer(), start, LineEnd.check(input.buffer(), start, feed));
        input.skip(feed + 1 - start);
        reader.read(input, feed + 1 - start, this::takeHost);
        framing.settle(minorVersion, fields);
        settleHost();
        input.relax();
    }

    /// Begins a head that comes decoded.
    void beginDecoded() {
        clear();
        http2 = true;
    }

    Limits limits() {
        return limits;
    }

    void takeMethod(byte[] bytes, int start, int end) {
        method = methods.of(bytes, start, end);
    }

    /// Takes path and query.
    void takeTarget(byte[] bytes, int start, int end) {
        var mark = start;
        while (mark < end && bytes[mark] != '?') {
            mark++;
        }
        path = paths.of(bytes, start, mark);
        hasQuery = mark < end;
        if (hasQuery) {
            query = queries.of(bytes, mark + 1, end);
        }
    }

    void takeAuthority(byte[] bytes, int start, int end) {
        targetAuthority = authorities.of(bytes, start, end);
    }

    void takeDecodedHost(byte[] bytes, int start, int end) {
        hasHost = true;
        host = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /// Whether `Host`, if it came, says the same as the authority.
    boolean agreesWithHost() {
        return !hasHost || targetAuthority.isEmpty() || sameAuthority(targetAuthority, host);
    }

    /// `HTTP/1.0`, `HTTP/1.1` or `HTTP/2.0`.
    public String protocol() {
        if (http2) {
            return "HTTP/2.0";
        }
        return minorVersion == 0 ? "HTTP/1.0" : "HTTP/1.1";
    }

    /// Forgets the fields, and gives back what a long head needed.
    public void release() {
        fields.clear();
    }

    /// The method.
    public String method() {
        return method;
    }

    /// The path as sent, with nothing decoded; `*` for a request of the whole server.
    public String path() {
        return path;
    }

    /// The query as sent, or an empty text.
    public String query() {
        return query;
    }

    /// Whether the target has a question mark.
    public boolean hasQuery() {
        return hasQuery;
    }

    /// Name and port that the request is for, or an empty text.
    public String authority() {
        return targetAuthority.isEmpty() ? host : targetAuthority;
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

    /// Whether the client may have meant a body that ends with its connection, as HTTP/1.0 once had: what
    /// follows the head is then no request (F-04).
    public boolean mayHaveUnmarkedBody() {
        return minorVersion == 0 && framing.length() < 0 && BodyRules.announcesEmpty(method);
    }

    private void clear() {
        fields.clear();
        framing.clear();
        method = "";
        minorVersion = 1;
        http2 = false;
        query = "";
        hasQuery = false;
        targetAuthority = "";
        host = "";
        hasHost = false;
    }

    /// RFC 9112 section 2.2: one empty line before the request line is forgiven.
    private static void skipEmptyLine(Input input) throws IOException {
        if (input.peek() == '\r') {
            var feed = input.line(2);
            if (feed != input.position() + 1) {
                throw BadMessage.badRequest("carriage return before the request line");
            }
            input.skip(2);
        }
    }

    private void takeLine(byte[] bytes, int start, int end) {
        line.parse(bytes, start, end);
        method = methods.of(bytes, start, line.methodEnd());
        minorVersion = line.minorVersion();
        if (line.authorityEnd() > line.authorityStart()) {
            targetAuthority = authorities.of(bytes, line.authorityStart(), line.authorityEnd());
        }
        path = line.pathEnd() > line.pathStart() ? paths.of(bytes, line.pathStart(), line.pathEnd()) : "/";
        hasQuery = line.pathEnd() < line.targetEnd();
        if (hasQuery) {
            query = queries.of(bytes, line.pathEnd() + 1, line.targetEnd());
        }
    }

    private void takeHost(byte[] bytes, int start, int length) {
        if (hasHost) {
            throw BadMessage.badRequest("more than one Host");
        }
        hasHost = true;
        if (length > 0 && !Authority.isValid(bytes, start, start + length)) {
            throw BadMessage.badRequest("Host is not an authority");
        }
        host = authorities.of(bytes, start, start + length);
    }

    private void settleHost() {
        if (!hasHost && minorVersion == 1) {
            throw BadMessage.badRequest("no Host");
        }
        if (!agreesWithHost()) {
            throw BadMessage.badRequest("Host differs from the authority of the target");
        }
    }

    private static boolean sameAuthority(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        for (var i = 0; i < one.length(); i++) {
            if (Ascii.lower((byte) one.charAt(i)) != Ascii.lower((byte) other.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
