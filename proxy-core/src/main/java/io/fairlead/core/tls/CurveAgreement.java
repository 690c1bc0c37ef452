package io.fairlead.core.tls;

import java.math.BigInteger;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.interfaces.XECKey;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import javax.crypto.KeyAgreementSpi;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/// Agrees on a secret by X25519 (RFC 7748), with keys of any provider.
final class CurveAgreement extends KeyAgreementSpi {

    private byte @Nullable [] scalar;
    private byte @Nullable [] secret;

    @Override
    protected void engineInit(Key key, @Nullable SecureRandom random) throws InvalidKeyException {
        if (!(key instanceof XECPrivateKey own) || !isX25519(own)) {
            throw new InvalidKeyException("not a private key on X25519");
        }
        scalar = own.getScalar().orElseThrow(() -> new InvalidKeyException("a private key that is not shown"));
        secret = null;
    }

    @Override
    protected void engineInit(Key key, @Nullable AlgorithmParameterSpec parameters, @Nullable SecureRandom random)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        if (parameters != null) {
            throw new InvalidAlgorithmParameterException("X25519 has no parameters");
        }
        engineInit(key, random);
    }

    @Override
    protected @Nullable Key engineDoPhase(Key key, boolean last) throws InvalidKeyException {
        if (scalar == null || !last) {
            throw new IllegalStateException("X25519 has one phase, after a private key was given");
        }
        if (!(key instanceof XECPublicKey other) || !isX25519(other)) {
            throw new InvalidKeyException("not a public key on X25519");
        }
        var agreed = new byte[X25519.POINT_SIZE];
        // A point of small order gives a secret that everybody knows (RFC 7748 section 6.1).
        if (!X25519.calculateAgreement(scalar, 0, point(other.getU()), 0, agreed, 0)) {
            throw new InvalidKeyException("a point of small order");
        }
        secret = agreed;
        return null;
    }

    @Override
    protected byte[] engineGenerateSecret() {
        if (secret == null) {
            throw new IllegalStateException("no secret has been agreed on");
        }
        var agreed = secret;
        secret = null;
        return agreed;
    }

    @Override
    protected int engineGenerateSecret(byte[] target, int offset) throws ShortBufferException {
        if (target.length - offset < X25519.POINT_SIZE) {
            throw new ShortBufferException("the secret has " + X25519.POINT_SIZE + " bytes");
        }
        System.arraycopy(engineGenerateSecret(), 0, target, offset, X25519.POINT_SIZE);
        return X25519.POINT_SIZE;
    }

    @Override
    protected SecretKey engineGenerateSecret(String algorithm) {
        return new SecretKeySpec(engineGenerateSecret(), algorithm);
    }

    static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /// A coordinate in 32 bytes, the least significant first.
    private static byte[] point(BigInteger u) throws InvalidKeyException {
        if (u.signum() < 0 || u.bitLength() > 8 * X25519.POINT_SIZE) {
            throw new InvalidKeyException("a coordinate of " + u.bitLength() + " bits");
        }
        var big = u.toByteArray();
        var little = new byte[X25519.POINT_SIZE];
        for (var i = 0; i < little.length && i < big.length; i++) {
            little[i] = big[big.length - 1 - i];
        }
        return little;
    }

    private static boolean isX25519(XECKey key) {
        return key.getParams() instanceof NamedParameterSpec named
                && NamedParameterSpec.X25519.getName().equals(named.getName());
    }
}
