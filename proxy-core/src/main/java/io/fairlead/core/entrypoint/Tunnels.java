package io.fairlead.core.entrypoint;

import io.fairlead.core.http.RequestHead;
import java.time.Duration;
import java.util.List;

/// Which requests of an entry point may become tunnels, and how long those may be silent.
///
/// @param upgrades what `Upgrade` may name, in lower case
/// @param idle how long neither side may send anything; zero means for ever
public record Tunnels(List<String> upgrades, Duration idle) {

    /// WebSockets, for an hour of silence.
    public static final Tunnels DEFAULT = new Tunnels(List.of("websocket"), Duration.ofHours(1));

    /// Copies the list.
    public Tunnels {
        upgrades = List.copyOf(upgrades);
    }

    /// The first protocol that the request offers and may switch to; empty if there is none. What has a body is an
    /// ordinary request: where the tunnel began would be in doubt.
    String chosen(RequestHead head) {
        var framing = head.framing();
        if (head.minorVersion() == 0 || framing.chunked() || framing.length() > 0) {
            return "";
        }
        for (var offered : framing.upgrades()) {
            if (upgrades.contains(offered)) {
                return offered;
            }
        }
        return "";
    }
}
