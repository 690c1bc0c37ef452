package io.fairlead.core.http;

import javax.net.ssl.SSLSession;

/// What a TLS handshake agreed on.
///
/// @param serverName the name that the client asked for, in canonical form; empty if it named none
/// @param protocol what ALPN chose, such as `h2`; empty if it chose nothing
/// @param policy the TLS options of the connection, to be compared only
/// @param session version, cipher suite and certificates
public record TlsSession(String serverName, String protocol, Object policy, SSLSession session) {}
