package io.fairlead.core.middleware.traffic;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Response.Origin;
import java.util.Arrays;

/// The body of a request that may be tried again.
sealed interface ReplayableBody permits KeptBody, UnreadBody {

    /// Reads a body into memory, if it fits.
    static ReplayableBody keep(Body body, int limit) {
        var kept = new byte[Math.clamp(body.length() + 1, 1024, Math.max(1024, limit + 1))];
        var size = 0;
        while (size <= limit) {
            if (size == kept.length) {
                kept = Arrays.copyOf(kept, Math.min(limit + 1, size * 2));
            }
            var read = body.read(kept, size, Math.min(kept.length, limit + 1) - size);
            if (read < 0) {
                return new KeptBody(kept, size, body.trailers());
            }
            size += read;
        }
        return unread(new PrefixedBody(kept, size, body));
    }

    /// A body that can be tried again as long as nobody has read of it.
    static ReplayableBody unread(Body body) {
        return new UnreadBody(body);
    }

    /// The body for the next try.
    Body next();

    /// Whether the body is still whole, after a try that ended like that.
    boolean canReplay(Origin outcome);

    /// Says that there is no other try.
    void release();
}
