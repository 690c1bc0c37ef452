package io.fairlead.core.tls;

/// Settings of the runtime's TLS that are the same for the whole process. They count only before it is first used.
public final class JsseSettings {

    private JsseSettings() {}

    /// Sets what nobody has set.
    public static void apply() {
        set("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        set("jdk.tls.server.maxInboundCertificateChainLength", "10");
        set("jdk.tls.client.maxInboundCertificateChainLength", "10");
        set("jdk.tls.maxHandshakeMessageSize", "65536");
        set("jdk.tls.ephemeralDHKeySize", "2048");
    }

    private static void set(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
