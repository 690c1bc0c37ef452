/// The request path as a function: [Handler] takes a [Request] and returns a [Response]; a
/// [Middleware] is a handler that is also given the next one.
///
/// One exchange belongs to one virtual thread. A request, a response, their headers and their bodies
/// may be changed by whoever holds them and are not safe for use by two threads. Blocking is fine.
/// No method takes or returns `null`.
package io.fairlead.middleware.spi;
