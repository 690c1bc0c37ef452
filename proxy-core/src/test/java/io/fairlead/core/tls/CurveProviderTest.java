package io.fairlead.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CurveProviderTest {

    private static final Provider OURS = new CurveProvider();
    private static final Provider RUNTIME = Security.getProvider("SunEC");

    private static KeyPair pair(Provider provider) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("XDH", provider);
        generator.initialize(NamedParameterSpec.X25519);
        return generator.generateKeyPair();
    }

    private static byte[] agree(Provider provider, KeyPair own, PublicKey other) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("XDH", provider);
        agreement.init(own.getPrivate());
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }

    @Test
    @DisplayName("each of many pairs agrees with the runtime's own arithmetic, in all directions")
    void agrees() throws GeneralSecurityException {
        for (var i = 0; i < 200; i++) {
            var ours = pair(OURS);
            var theirs = pair(RUNTIME);
            var expected = agree(RUNTIME, theirs, ours.getPublic());
            assertThat(agree(OURS, ours, theirs.getPublic())).isEqualTo(expected);
            assertThat(agree(RUNTIME, ours, theirs.getPublic())).isEqualTo(expected);
            assertThat(agree(OURS, theirs, ours.getPublic())).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("the first vector of RFC 7748 section 5.2")
    void vector() throws GeneralSecurityException {
        var keys = KeyFactory.getInstance("X25519", RUNTIME);
        var scalar = bytes("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4");
        var u = bytes("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c");
        var own = keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar));
        var other = keys.generatePublic(
                new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, CurveAgreement.reversed(u))));
        assertThat(agree(OURS, new KeyPair(other, own), other))
                .isEqualTo(bytes("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    @DisplayName("T-01 a point of small order is refused")
    void smallOrder() throws GeneralSecurityException {
        var keys = KeyFactory.getInstance("X25519", RUNTIME);
        for (var u : new int[] {0, 1}) {
            var weak = keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, BigInteger.valueOf(u)));
            assertThatThrownBy(() -> agree(OURS, pair(OURS), weak)).isInstanceOf(InvalidKeyException.class);
        }
    }

    @Test
    @DisplayName("another curve is left to the runtime")
    void otherCurve() throws GeneralSecurityException {
        Security.insertProviderAt(OURS, 1);
        try {
            var generator = KeyPairGenerator.getInstance("XDH");
            generator.initialize(NamedParameterSpec.X448);
            var pair = generator.generateKeyPair();
            var agreement = KeyAgreement.getInstance("XDH");
            agreement.init(pair.getPrivate());
            agreement.doPhase(pair.getPublic(), true);
            assertThat(agreement.generateSecret()).hasSize(56);
        } finally {
            Security.removeProvider(OURS.getName());
        }
    }
}
