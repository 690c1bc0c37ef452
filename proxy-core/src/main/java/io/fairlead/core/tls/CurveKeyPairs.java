package io.fairlead.core.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/// Makes key pairs on X25519, as key objects of the runtime.
final class CurveKeyPairs extends KeyPairGeneratorSpi {

    private static final String ALGORITHM = NamedParameterSpec.X25519.getName();
    private static final String RUNTIME = "SunEC";

    private @Nullable SecureRandom random;

    @Override
    public void initialize(int bits, SecureRandom source) {
        throw new java.security.InvalidParameterException("a size, expected the name of a curve");
    }

    @Override
    public void initialize(AlgorithmParameterSpec parameters, SecureRandom source)
            throws InvalidAlgorithmParameterException {
        if (!(parameters instanceof NamedParameterSpec named) || !ALGORITHM.equals(named.getName())) {
            throw new InvalidAlgorithmParameterException("only X25519 is made here");
        }
        random = source;
    }

    @Override
    public KeyPair generateKeyPair() {
        var scalar = new byte[X25519.SCALAR_SIZE];
        X25519.generatePrivateKey(random == null ? new SecureRandom() : random, scalar);
        var point = new byte[X25519.POINT_SIZE];
        X25519.generatePublicKey(scalar, 0, point, 0);
        try {
            var keys = KeyFactory.getInstance(ALGORITHM, RUNTIME);
            return new KeyPair(
                    keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, number(point))),
                    keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar)));
        } catch (GeneralSecurityException e) {
            throw new ProviderException(e);
        }
    }

    private static BigInteger number(byte[] littleEndian) {
        return new BigInteger(1, CurveAgreement.reversed(littleEndian));
    }
}
