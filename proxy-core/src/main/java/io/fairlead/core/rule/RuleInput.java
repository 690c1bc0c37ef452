package io.fairlead.core.rule;

import io.fairlead.middleware.spi.Headers;
import java.net.InetAddress;

/// What a rule can see of a request. Every accessor is cheap and allocates nothing when called again.
public interface RuleInput {

    /// The method, as received.
    String method();

    /// The host in canonical form: lower case, without port, brackets and trailing dot; empty if there is none.
    String host();

    /// The path that rules compare: every percent escape decoded except those of reserved characters. One
    /// byte a character (ISO-8859-1), since decoded bytes need not be UTF-8.
    String routingPath();

    /// The raw query without the `?`; empty if there is none.
    String query();

    /// The header fields, without `Host`.
    Headers headers();

    /// The peer of the connection.
    InetAddress clientAddress();
}
