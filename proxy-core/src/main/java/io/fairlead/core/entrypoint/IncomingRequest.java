package io.fairlead.core.entrypoint;

import io.fairlead.core.http.ClientLink;
import io.fairlead.core.http.HeaderBlock;
import io.fairlead.core.http.TlsSession;
import io.fairlead.core.rule.HostName;
import io.fairlead.core.rule.RoutingPath;
import io.fairlead.core.rule.RuleInput;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.FieldSyntax;
import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Request;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request that came over a connection. One for each connection, filled again for each request.
public final class IncomingRequest implements Request, RuleInput, ClientLink {

    private final ClientSide client;
    private String method = "";
    private String authority = "";
    private String host = "";
    private String path = "";
    private String routingPath = "";
    private String query = "";
    private boolean hasQuery;
    private int minorVersion;
    private String protocol = "";
    private HeaderBlock headers = new HeaderBlock();
    private Body body = Body.empty();
    private boolean acceptsTrailers;
    private boolean expectsContinue;
    private boolean pathReplaced;
    private List<String> ending = List.of();
    private String upgrade = "";
    private @Nullable Object ticket;
    private boolean counted;

    IncomingRequest(ClientSide client) {
        this.client = client;
    }

    /// Takes a head over.
    ///
    /// @param canonicalPath its path, normalised
    /// @param cleanQuery its query, with semicolons replaced
    /// @param switchTo the protocol to which the client may switch; empty if there is none
    void begin(
            io.fairlead.core.http.RequestHead head,
            String canonicalPath,
            String cleanQuery,
            Body content,
            String switchTo) {
        method = head.method();
        minorVersion = head.minorVersion();
        protocol = head.protocol();
        takeAuthority(head.authority());
        takePath(canonicalPath);
        query = cleanQuery;
        hasQuery = head.hasQuery();
        headers = head.fields();
        body = content;
        acceptsTrailers = head.framing().acceptsTrailers();
        expectsContinue = head.framing().expectsContinue() && minorVersion > 0;
        pathReplaced = false;
        ending = head.framing().kept();
        upgrade = switchTo;
    }

    /// What the dispatcher wants to remember until the request is released.
    public @Nullable Object ticket() {
        return ticket;
    }

    /// Remembers something for the dispatcher.
    public void ticket(@Nullable Object value) {
        ticket = value;
    }

    /// Whether it has a place among the requests in flight.
    boolean isCounted() {
        return counted;
    }

    /// Says whether it has one.
    void counted(boolean value) {
        counted = value;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public void method(String value) {
        if (!FieldSyntax.isToken(value)) {
            throw new IllegalArgumentException("method is not a token");
        }
        method = value;
    }

    @Override
    public String scheme() {
        return client.tls() == null ? "http" : "https";
    }

    /// What was agreed when the connection was encrypted; `null` if it is not.
    public @Nullable TlsSession tls() {
        return client.tls();
    }

    @Override
    public String authority() {
        return authority;
    }

    @Override
    public void authority(String value) {
        authority = visible("authority", value);
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void path(String encodedPath) {
        path = encodedPath;
        pathReplaced = true;
    }

    @Override
    public String routingPath() {
        return routingPath;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public boolean hasQuery() {
        return hasQuery;
    }

    @Override
    public void query(String value) {
        query = visible("query", value);
        hasQuery = true;
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public InetSocketAddress client() {
        return client.address();
    }

    @Override
    public InetAddress clientAddress() {
        return client.address().getAddress();
    }

    @Override
    public byte[] address() {
        return client.addressText();
    }

    @Override
    public String entryPoint() {
        return client.entryPoint();
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public Body body() {
        return body;
    }

    @Override
    public void body(Body value) {
        body = value;
    }

    @Override
    public boolean acceptsTrailers() {
        return acceptsTrailers;
    }

    @Override
    public boolean isGone() {
        return client.isGone();
    }

    @Override
    public @Nullable AutoCloseable kept() {
        return client.kept();
    }

    @Override
    public boolean keep(AutoCloseable belonging) {
        return client.keep(belonging);
    }

    @Override
    public boolean expectsContinue() {
        return expectsContinue;
    }

    @Override
    public List<String> ending() {
        return ending;
    }

    @Override
    public String upgrade() {
        return upgrade;
    }

    @Override
    public boolean pathReplaced() {
        return pathReplaced;
    }

    @Override
    public void inform(int status, Headers interim) {
        if (minorVersion > 0) {
            client.inform(status, interim);
        }
    }

    @Override
    public Request copy() {
        var copy = new IncomingRequest(client);
        copy.method = method;
        copy.authority = authority;
        copy.host = host;
        copy.path = path;
        copy.routingPath = routingPath;
        copy.query = query;
        copy.hasQuery = hasQuery;
        copy.minorVersion = minorVersion;
        copy.protocol = protocol;
        copy.headers = headers.copy();
        copy.body = body;
        copy.acceptsTrailers = acceptsTrailers;
        copy.expectsContinue = expectsContinue;
        copy.pathReplaced = pathReplaced;
        copy.ending = ending;
        copy.upgrade = upgrade;
        return copy;
    }

    @Override
    public String toString() {
        return method + " " + scheme() + "://" + authority + path;
    }

    /// What a middleware sets must not become another line of the head.
    private static String visible(String part, String value) {
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(part + " holds a blank, a control character or one that is not ASCII");
        }
        return value;
    }

    /// The text of a repeated host is the same object: its canonical form need not be made again.
    @SuppressWarnings("ReferenceEquality")
    private void takeAuthority(String value) {
        if (value != authority) {
            authority = value;
            host = HostName.of(value);
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private void takePath(String value) {
        if (value != path) {
            path = value;
            routingPath = RoutingPath.of(value);
        }
    }
}
