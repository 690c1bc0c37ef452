/// HTTP/2 (RFC 9113) with its header compression (RFC 7541): one codec for both sides, over any
/// [io.fairlead.core.http.Transport].
///
/// [io.fairlead.core.http2.Http2Connection] reads frames on the thread that runs it and never waits for a
/// stream there; [io.fairlead.core.http2.Http2Stream] is what the thread of one exchange holds.
///
/// Inside, frames come from the reader to `Inbound`, and go out by way of the `Outbox`, put there by `MessageFrames`
/// and `ControlFrames`. Streams begin in `Openings` and end in `Endings`, the connection ends by its `Departure`. What
/// their threads have in common is `Shared`, and the `Outbox` is its only lock.
@NullMarked
package io.fairlead.core.http2;

import org.jspecify.annotations.NullMarked;
