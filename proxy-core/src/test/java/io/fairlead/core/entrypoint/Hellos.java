package io.fairlead.core.entrypoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/// Hellos of the JDK as bytes; a character is a byte.
final class Hellos {

    private Hellos() {}

    /// A hello that asks for a name, in one record. What the JDK refuses to ask for is put in afterwards.
    static String asking(String name) {
        var stand = "x".repeat(name.length());
        var hello = record(stand);
        var at = hello.indexOf(stand);
        return hello.substring(0, at) + name + hello.substring(at + name.length());
    }

    private static String record(String name) {
        try {
            var engine = SSLContext.getDefault().createSSLEngine();
            engine.setUseClientMode(true);
            var parameters = engine.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            engine.setSSLParameters(parameters);
            var record = ByteBuffer.allocate(40_000);
            engine.wrap(ByteBuffer.allocate(0), record);
            return new String(record.array(), 0, record.position(), StandardCharsets.ISO_8859_1);
        } catch (GeneralSecurityException | SSLException e) {
            throw new IllegalStateException(e);
        }
    }
}
