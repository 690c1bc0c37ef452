package io.fairlead.core.tls;

import java.security.GeneralSecurityException;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Settings of the runtime's TLS that are the same for the whole process. They count only before it is first used.
public final class JsseSettings {

    private static final String PROTOCOL = "TLS";
    private static final String TICKETS = "jdk.tls.server.enableSessionTicketExtension";
    private static final ReentrantLock MAKING = new ReentrantLock();

    private JsseSettings() {}

    /// Sets what nobody has set.
    public static void apply() {
        set("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        set("jdk.tls.server.maxInboundCertificateChainLength", "10");
        set("jdk.tls.client.maxInboundCertificateChainLength", "10");
        set("jdk.tls.maxHandshakeMessageSize", "65536");
        set("jdk.tls.ephemeralDHKeySize", "2048");
    }

    /// A context that sends no session tickets. The runtime looks at the setting when a context is made, and has it
    /// for the whole process only.
    static SSLContext contextWithoutTickets() throws GeneralSecurityException {
        MAKING.lock();
        var before = System.getProperty(TICKETS);
        System.setProperty(TICKETS, "false");
        try {
            return SSLContext.getInstance(PROTOCOL);
        } finally {
            restore(before);
            MAKING.unlock();
        }
    }

    /// A context that sends session tickets.
    static SSLContext context() throws GeneralSecurityException {
        MAKING.lock();
        try {
            return SSLContext.getInstance(PROTOCOL);
        } finally {
            MAKING.unlock();
        }
    }

    private static void restore(@Nullable String tickets) {
        if (tickets == null) {
            System.clearProperty(TICKETS);
        } else {
            System.setProperty(TICKETS, tickets);
        }
    }

    private static void set(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
