package io.fairlead.core.tls;

import java.security.Provider;
import java.util.Map;
import java.util.function.Supplier;

/// X25519 by BouncyCastle's arithmetic, for the runtime's TLS: nearly every handshake uses it twice, and the runtime's
/// own takes a third of the time of a handshake. What is not X25519 it refuses, and the runtime goes on to its own.
final class CurveProvider extends Provider {

    private static final long serialVersionUID = 1;
    private static final Map<String, Supplier<Object>> SERVICES =
            Map.of("KeyPairGenerator", CurveKeyPairs::new, "KeyAgreement", CurveAgreement::new);

    CurveProvider() {
        super("FairleadCurve", "1", "X25519 of BouncyCastle");
        SERVICES.forEach((type, maker) -> {
            putService(new Entry(this, type, "XDH", maker));
            putService(new Entry(this, type, "X25519", maker));
        });
    }

    private static final class Entry extends Service {

        private final Supplier<Object> maker;

        Entry(Provider provider, String type, String algorithm, Supplier<Object> maker) {
            super(provider, type, algorithm, maker.get().getClass().getName(), null, null);
            this.maker = maker;
        }

        @Override
        public Object newInstance(Object parameter) {
            return maker.get();
        }
    }
}
