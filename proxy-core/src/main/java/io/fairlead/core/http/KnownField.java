package io.fairlead.core.http;

import org.jspecify.annotations.Nullable;

/// The fields that mean something to the proxy itself, found by hash without making a string.
enum KnownField {
    HOST("host", Role.FRAMING),
    CONTENT_LENGTH("content-length", Role.FRAMING),
    TRANSFER_ENCODING("transfer-encoding", Role.FRAMING),
    CONNECTION("connection", Role.FRAMING),
    TE("te", Role.FRAMING),
    UPGRADE("upgrade", Role.FRAMING),
    EXPECT("expect", Role.FRAMING),
    KEEP_ALIVE("keep-alive", Role.HOP_BY_HOP),
    PROXY_CONNECTION("proxy-connection", Role.HOP_BY_HOP),
    PROXY_AUTHENTICATE("proxy-authenticate", Role.HOP_BY_HOP),
    PROXY_AUTHORIZATION("proxy-authorization", Role.HOP_BY_HOP),
    TRAILER("trailer", Role.HOP_BY_HOP),
    HTTP2_SETTINGS("http2-settings", Role.HOP_BY_HOP),
    X_FORWARDED_FOR("x-forwarded-for", Role.MANAGED),
    X_FORWARDED_PROTO("x-forwarded-proto", Role.MANAGED),
    X_FORWARDED_HOST("x-forwarded-host", Role.MANAGED),
    X_FORWARDED_PORT("x-forwarded-port", Role.MANAGED),
    X_FORWARDED_SERVER("x-forwarded-server", Role.MANAGED),
    X_FORWARDED_URI("x-forwarded-uri", Role.MANAGED),
    X_FORWARDED_METHOD("x-forwarded-method", Role.MANAGED),
    X_FORWARDED_PREFIX("x-forwarded-prefix", Role.MANAGED),
    X_FORWARDED_TLS_CLIENT_CERT("x-forwarded-tls-client-cert", Role.MANAGED),
    X_FORWARDED_TLS_CLIENT_CERT_INFO("x-forwarded-tls-client-cert-info", Role.MANAGED),
    X_REAL_IP("x-real-ip", Role.MANAGED),
    COOKIE("cookie", Role.PROTECTED),
    AUTHORIZATION("authorization", Role.PROTECTED),
    FORWARDED("forwarded", Role.PROTECTED),
    DATE("date", Role.ORDINARY);

    /// What the codec does with a field.
    enum Role {
        /// Read by the codec and written by it anew; never kept among the fields.
        FRAMING,
        /// Belongs to one connection only and is dropped.
        HOP_BY_HOP,
        /// Says where a request came from: removed when an untrusted peer sends it.
        MANAGED,
        /// Cannot be removed by being named in `Connection`.
        PROTECTED,
        ORDINARY
    }

    private static final int MASK = 255;
    private static final @Nullable KnownField[] TABLE = table();

    private final String lowerName;
    private final int hash;
    private final Role role;

    KnownField(String lowerName, Role role) {
        this.lowerName = lowerName;
        this.hash = lowerName.hashCode();
        this.role = role;
    }

    Role role() {
        return role;
    }

    /// Whether it is never kept among the fields.
    boolean isOfConnection() {
        return role == Role.FRAMING || role == Role.HOP_BY_HOP;
    }

    String lowerName() {
        return lowerName;
    }

    int hash() {
        return hash;
    }

    /// Finds a name by the hash of its lower-case form, which is that of [String#hashCode].
    static @Nullable KnownField find(int hash, byte[] bytes, int start, int length) {
        for (var slot = slot(hash); TABLE[slot] != null; slot = slot + 1 & MASK) {
            if (Ascii.same(bytes, start, length, TABLE[slot].lowerName)) {
                return TABLE[slot];
            }
        }
        return null;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 8 ^ hash >>> 16) & MASK;
    }

    private static @Nullable KnownField[] table() {
        var table = new @Nullable KnownField[MASK + 1];
        for (var field : values()) {
            var slot = slot(field.lowerName.hashCode());
            while (table[slot] != null) {
                slot = slot + 1 & MASK;
            }
            table[slot] = field;
        }
        return table;
    }
}
