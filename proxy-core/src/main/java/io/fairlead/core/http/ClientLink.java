package io.fairlead.core.http;

import io.fairlead.middleware.spi.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the codec of a client's connection knows of a request beyond what middlewares see.
public interface ClientLink {

    /// The client's address as text, ready for `X-Forwarded-For`; empty if it is not to be added. Not to be changed.
    byte[] address();

    /// Whether the client said `TE: trailers`.
    boolean acceptsTrailers();

    /// Whether the client waits for `100 Continue`.
    boolean expectsContinue();

    /// Whether a middleware has replaced the path since it was brought to canonical form.
    boolean pathReplaced();

    /// Names that the client's `Connection` lists and that middlewares may see, but no server.
    default List<String> ending() {
        return List.of();
    }

    /// The protocol, in lower case, to which the client wants to switch and may; empty if there is none.
    default String upgrade() {
        return "";
    }

    /// Whether the client has gone, so that nobody waits for an answer. Asked from any thread, but only while that
    /// of the request waits for something else.
    default boolean isGone() {
        return false;
    }

    /// What is kept for this client alone; `null` if nothing is.
    default @Nullable AutoCloseable kept() {
        return null;
    }

    /// Keeps something for this client alone, and closes it with the client's connection.
    ///
    /// @return whether that is possible; otherwise the caller closes it
    default boolean keep(AutoCloseable belonging) {
        return false;
    }

    /// The link of a request, or a plain one for a request that came over no connection of ours.
    static ClientLink of(Request request) {
        return request instanceof ClientLink link ? link : plain(request);
    }

    private static ClientLink plain(Request request) {
        var text = AddressText.of(request.client().getAddress());
        return new ClientLink() {
            @Override
            public byte[] address() {
                return text;
            }

            @Override
            public boolean acceptsTrailers() {
                return false;
            }

            @Override
            public boolean expectsContinue() {
                return false;
            }

            @Override
            public boolean pathReplaced() {
                return true;
            }
        };
    }
}
