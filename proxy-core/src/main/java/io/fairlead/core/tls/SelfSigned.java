package io.fairlead.core.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/// The certificate that signs itself and serves names for which there is no other. It is made beside everything else:
/// a key takes long to find, and most proxies never need it.
public final class SelfSigned implements Supplier<ServerCertificate> {

    private static final SelfSigned OF_PROCESS = new SelfSigned();
    private static final int BITS = 2048;
    private static final Duration LIFE = Duration.ofDays(365);

    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable ServerCertificate made;

    private final AtomicBoolean begun = new AtomicBoolean();

    private SelfSigned() {}

    /// The one of this process.
    public static SelfSigned ofProcess() {
        return OF_PROCESS;
    }

    /// Begins to make it, if nobody has, and does not wait for it.
    public void prepare() {
        if (begun.compareAndSet(false, true)) {
            var thread =
                    Thread.ofPlatform().daemon().name("default certificate").unstarted(this::get);
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
        }
    }

    @Override
    public ServerCertificate get() {
        var known = made;
        return known == null ? make() : known;
    }

    private ServerCertificate make() {
        making.lock();
        try {
            var known = made;
            if (known == null) {
                known = generate();
                made = known;
            }
            return known;
        } finally {
            making.unlock();
        }
    }

    private static ServerCertificate generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            var random = new byte[16];
            new SecureRandom().nextBytes(random);
            var name = HexFormat.of().formatHex(random, 0, 8) + "."
                    + HexFormat.of().formatHex(random, 8, 16) + ".traefik.default";
            var certificate = new SelfSigning("CN=TRAEFIK DEFAULT CERT", new BigInteger(1, random), LIFE)
                    .sign(pair, "SHA256withRSA", name);
            return ServerCertificate.of(List.of(certificate), ServerKey.of(pair.getPrivate()));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("cannot make a certificate", e);
        }
    }
}
