package io.fairlead.middleware.spi;

/// The only shape on the request path: a chain, a service, a load balancer and a forwarder are all
/// handlers.
@FunctionalInterface
public interface Handler {

    /// Answers a request.
    ///
    /// Called on the virtual thread of the exchange, by many exchanges at once: an implementation
    /// keeps what belongs to one exchange in local variables. It may block.
    ///
    /// A refusal is a response, not an exception. An unchecked exception means surprise: the entry
    /// point answers 500, logs it and closes the connection.
    ///
    /// @param request the request; its body can be read once, and may be left unread
    /// @return the response, still open: the caller either passes it on or closes it
    Response handle(Request request);
}
