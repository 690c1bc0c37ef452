package io.fairlead.core.upstream;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.List;

/// Asks for the addresses of a name. May block for as long as it likes.
@FunctionalInterface
public interface NameLookup {

    /// The addresses in the order in which they are to be tried.
    ///
    /// @throws UnknownHostException if there are none
    List<InetAddress> addresses(String name) throws UnknownHostException;

    /// What the system knows: hosts file, DNS, or whatever it is set up to use.
    static NameLookup system() {
        // What is remembered, and for how long, is decided here and not in the runtime (J-09).
        Security.setProperty("networkaddress.cache.ttl", "5");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        return name -> List.of(InetAddress.getAllByName(name));
    }
}
