package io.fairlead.provider.spi.dynamic;

import io.fairlead.provider.spi.bind.About;
import io.fairlead.provider.spi.bind.Default;
import io.fairlead.provider.spi.bind.FileOrContent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How connections to servers are made and kept.
///
/// @param serverName the name sent as SNI and looked for in the server's certificate; the host of the URL if absent
/// @param insecureSkipVerify whether any certificate of a server will do
/// @param rootCAs paths or PEM texts of the only roots that count; those of the system if empty
/// @param certificates what the proxy shows to servers that ask who it is
/// @param maxIdleConnsPerHost idle connections kept for each server; 200 if absent, 2 if zero, none
///     if negative
/// @param forwardingTimeouts time limits
/// @param disableHTTP2 whether `https` servers get HTTP/1.1 even if they can do more
/// @param peerCertURI the URI that the server's certificate must carry
/// @param cipherSuites the only cipher suites, by their Go or IANA names; those of the runtime if empty
/// @param minVersion the oldest version of TLS, such as `VersionTLS12`
/// @param maxVersion the newest one
/// @param proxyProtocol whether the server is told the client's address before the first byte
/// @param limits limits of what a server may send
public record ServersTransportConfig(
        @About("Name for SNI and in the server's certificate.")
        Optional<String> serverName,

        @About("Take any certificate of a server.") boolean insecureSkipVerify,

        @About("The only roots that count, as paths or PEM.")
        List<FileOrContent> rootCAs,

        @About("What is shown to servers that ask for a certificate.")
        List<ClientCertificate> certificates,

        @About("Idle connections kept for each server (default 200); negative for none.")
        Optional<Integer> maxIdleConnsPerHost,

        Optional<ForwardingTimeouts> forwardingTimeouts,

        @About("Speak HTTP/1.1 with https servers.") boolean disableHTTP2,

        @About("The URI that a server's certificate must carry.")
        Optional<String> peerCertURI,

        @About("The only cipher suites.") List<String> cipherSuites,
        @About("Oldest version of TLS, as VersionTLS12.") Optional<String> minVersion,
        @About("Newest version of TLS, as VersionTLS13.") Optional<String> maxVersion,

        @About("Tell servers the client's address by the PROXY protocol. Not in Traefik.")
        Optional<ProxyProtocol> proxyProtocol,

        @Default ResponseLimits limits) {

    /// Every option at its default.
    public static final ServersTransportConfig DEFAULT = new ServersTransportConfig(Optional.empty(), Optional.empty());

    /// Copies the lists.
    public ServersTransportConfig {
        rootCAs = List.copyOf(rootCAs);
        certificates = List.copyOf(certificates);
        cipherSuites = List.copyOf(cipherSuites);
    }

    /// A configuration for what is not encrypted.
    public ServersTransportConfig(
            Optional<Integer> maxIdleConnsPerHost, Optional<ForwardingTimeouts> forwardingTimeouts) {
        this(
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                maxIdleConnsPerHost,
                forwardingTimeouts,
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ResponseLimits.DEFAULT);
    }

    /// Certificate and key that the proxy shows.
    ///
    /// @param certFile a path or a PEM text, the own certificate first
    /// @param keyFile a path or a PEM text
    public record ClientCertificate(FileOrContent certFile, FileOrContent keyFile) {}

    /// Which PROXY header servers get.
    ///
    /// @param version 1, a line of text, or 2, binary
    public record ProxyProtocol(
            @Default("2") @About("1 or 2. Not in Traefik.") int version) {

        /// Checks the version.
        public ProxyProtocol {
            if (version != 1 && version != 2) {
                throw new IllegalArgumentException("version 1 or 2");
            }
        }
    }

    /// Time limits towards a server; zero means none where nothing else is said.
    ///
    /// @param dialTimeout to connect; 30 s if absent
    /// @param responseHeaderTimeout from the request fully sent to the response head; none if absent
    /// @param idleConnTimeout how long an idle connection is kept; 90 s if absent
    /// @param readIdleTimeout silence after which an HTTP/2 connection is asked whether it lives; never if absent
    /// @param pingTimeout how long it may take to say so; 15 s if absent
    /// @param readTimeout between two reads of an answer; none if absent
    /// @param writeTimeout while the server takes no byte of a request; 60 s if absent
    /// @param tlsHandshakeTimeout for a TLS handshake; 10 s if absent; not an option of Traefik
    /// @param continueTimeout how long a server may think about `Expect: 100-continue`; 1 s if absent; zero
    ///     sends the body at once; not an option of Traefik
    /// @param drainTimeout how long an unwanted request body is still read; 1 s if absent; zero reads no more;
    ///     not an option of Traefik
    public record ForwardingTimeouts(
            @About("Time to connect (default 30s).") Optional<Duration> dialTimeout,

            @About("Time from the request sent to the header of its answer.")
            Optional<Duration> responseHeaderTimeout,

            @About("Life of an idle connection (default 90s).")
            Optional<Duration> idleConnTimeout,

            @About("Silence of an HTTP/2 connection before a ping.")
            Optional<Duration> readIdleTimeout,

            @About("Time for the answer to a ping (default 15s).")
            Optional<Duration> pingTimeout,

            @About("Time between two reads of an answer.") Optional<Duration> readTimeout,

            @About("Time that a server may take no byte of a request (default 60s).")
            Optional<Duration> writeTimeout,

            @About("Time for a TLS handshake (default 10s). Not in Traefik.")
            Optional<Duration> tlsHandshakeTimeout,

            @About("Time to answer Expect: 100-continue (default 1s). Not in Traefik.")
            Optional<Duration> continueTimeout,

            @About("Time to go on reading an unwanted request body (default 1s). Not in Traefik.")
            Optional<Duration> drainTimeout) {

        /// The usual three, and the others at their defaults.
        public ForwardingTimeouts(
                Optional<Duration> dialTimeout,
                Optional<Duration> responseHeaderTimeout,
                Optional<Duration> idleConnTimeout) {
            this(
                    dialTimeout,
                    responseHeaderTimeout,
                    idleConnTimeout,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /// Limits of what a server may send; none of them is an option of Traefik.
    ///
    /// @param maxHeaderBytes the head of an answer
    /// @param maxHeaderFields its fields
    /// @param maxInterimResponses answers before the final one
    /// @param maxDrainBytes what is still read of a request body that the server does not want
    public record ResponseLimits(
            @Default("262144") @About("Most bytes of an answer's header. Not in Traefik.")
            int maxHeaderBytes,

            @Default("500") @About("Most header fields of an answer. Not in Traefik.")
            int maxHeaderFields,

            @Default("8") @About("Most 1xx answers before the final one. Not in Traefik.")
            int maxInterimResponses,

            @Default("262144") @About("Most bytes still read of an unwanted request body. Not in Traefik.")
            int maxDrainBytes) {

        /// Every limit at its default.
        public static final ResponseLimits DEFAULT = new ResponseLimits(256 << 10, 500, 8, 256 << 10);

        /// Checks the limits.
        public ResponseLimits {
            if (maxHeaderBytes < 1 || maxHeaderFields < 1 || maxInterimResponses < 0 || maxDrainBytes < 0) {
                throw new IllegalArgumentException("limits that are not negative, and a header of at least one byte");
            }
        }
    }
}
