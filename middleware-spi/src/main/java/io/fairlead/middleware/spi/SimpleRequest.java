package io.fairlead.middleware.spi;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;

/// A request that came over no wire.
final class SimpleRequest implements Request {

    private static final InetSocketAddress NOBODY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final String scheme;
    private final Headers headers;
    private String method;
    private String authority;
    private String path;
    private String query;
    private boolean hasQuery;
    private Body body = Body.empty();

    private SimpleRequest(String method, String scheme, String authority, String path, Headers headers) {
        this.method = method;
        this.scheme = scheme;
        this.authority = authority;
        this.path = path;
        this.headers = headers;
        this.query = "";
    }

    static SimpleRequest parse(String method, String uri) {
        var parsed = URI.create(uri);
        var scheme = Objects.requireNonNull(parsed.getScheme(), "uri has no scheme");
        var authority = Objects.requireNonNull(parsed.getRawAuthority(), "uri has no authority");
        var path = parsed.getRawPath().isEmpty() ? "/" : parsed.getRawPath();
        var request = new SimpleRequest(method, scheme, authority, path, Headers.create());
        if (parsed.getRawQuery() != null) {
            request.query(parsed.getRawQuery());
        }
        return request;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public void method(String method) {
        this.method = method;
    }

    @Override
    public String scheme() {
        return scheme;
    }

    @Override
    public String authority() {
        return authority;
    }

    @Override
    public void authority(String authority) {
        this.authority = authority;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void path(String encodedPath) {
        this.path = encodedPath;
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
    public void query(String query) {
        this.query = query;
        this.hasQuery = true;
    }

    @Override
    public String protocol() {
        return "HTTP/1.1";
    }

    @Override
    public InetSocketAddress client() {
        return NOBODY;
    }

    @Override
    public String entryPoint() {
        return "";
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
    public void body(Body body) {
        this.body = body;
    }

    /// Nobody waits for it.
    @Override
    public void inform(int status, Headers interim) {}

    @Override
    public Request copy() {
        var copy = new SimpleRequest(method, scheme, authority, path, headers.copy());
        copy.query = query;
        copy.hasQuery = hasQuery;
        copy.body = body;
        return copy;
    }

    @Override
    public String toString() {
        return method + " " + scheme + "://" + authority + path;
    }
}
