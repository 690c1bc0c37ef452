package io.fairlead.core.entrypoint;

import io.fairlead.core.http.Limits;

/// One entry point as the listener needs it.
///
/// @param name the name that routers use
/// @param host the address to bind; empty means all
/// @param port the port to bind; 0 means any free one
/// @param limits of a request head
/// @param path what is done to a path before routing
/// @param encodeSemicolons whether `;` in a query becomes `%3B` rather than `&`
/// @param underscores what becomes of fields with an underscore
/// @param trust whose forwarding headers count
/// @param timeouts how long a client may take
/// @param requestsPerConnection the connection ends with this request; 0 means no limit
/// @param connectionSeconds the connection ends with the first request after so long; 0 means no limit
/// @param backlog see `listen(2)`
public record EntryPointSettings(
        String name,
        String host,
        int port,
        Limits limits,
        PathPolicy path,
        boolean encodeSemicolons,
        UnderscoreStrategy underscores,
        TrustedPeers trust,
        ConnectionTimeouts timeouts,
        int requestsPerConnection,
        long connectionSeconds,
        int backlog) {

    private static final int BACKLOG = 1024;

    /// An entry point with every option at its default.
    public static EntryPointSettings of(String name, String host, int port) {
        return new EntryPointSettings(
                name,
                host,
                port,
                Limits.REQUEST,
                PathPolicy.DEFAULT,
                false,
                UnderscoreStrategy.KEEP,
                TrustedPeers.NOBODY,
                ConnectionTimeouts.DEFAULT,
                0,
                0,
                BACKLOG);
    }
}
