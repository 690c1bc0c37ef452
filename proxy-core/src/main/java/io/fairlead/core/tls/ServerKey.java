package io.fairlead.core.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.jcajce.provider.asymmetric.util.EC5Util;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/// A private key, which knows whether a public one is its other half.
final class ServerKey {

    private static final int SMALLEST_RSA = 1024;
    private static final byte[] NOTHING = {};

    private final PrivateKey secret;
    private final byte[] told;

    private ServerKey(PrivateKey secret, byte[] told) {
        this.secret = secret;
        this.told = told;
    }

    /// A key that was made here.
    static ServerKey of(PrivateKey secret) {
        return new ServerKey(secret, NOTHING);
    }

    /// A key as it was written (RFC 5958).
    static ServerKey read(PrivateKeyInfo info) throws GeneralSecurityException, IOException {
        var algorithm = info.getPrivateKeyAlgorithm().getAlgorithm().getId();
        var secret = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        return new ServerKey(secret, told(info));
    }

    PrivateKey secret() {
        return secret;
    }

    boolean isOf(PublicKey open) {
        if (open instanceof RSAKey one && secret instanceof RSAKey other) {
            return one.getModulus().equals(other.getModulus())
                    && one.getModulus().bitLength() >= SMALLEST_RSA;
        }
        if (open instanceof ECPublicKey one && secret instanceof ECPrivateKey other) {
            return isTold(one) || isComputed(one, other);
        }
        return isTried(open);
    }

    /// The public half that most tools write beside an elliptic secret (RFC 5915). It is taken at its word, as the
    /// modulus of an RSA key is: to compute it costs more than all else that is done with a certificate, and who
    /// lies here harms only the hosts of that certificate.
    private static byte[] told(PrivateKeyInfo info) throws IOException {
        var algorithm = info.getPrivateKeyAlgorithm();
        if (!algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return NOTHING;
        }
        var point = org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(info.parsePrivateKey())
                .getPublicKey();
        return point == null
                ? NOTHING
                : new SubjectPublicKeyInfo(
                                algorithm, ASN1BitString.getInstance(point).getOctets())
                        .getEncoded(ASN1Encoding.DER);
    }

    private boolean isTold(ECPublicKey open) {
        return Arrays.equals(told, open.getEncoded());
    }

    private static boolean isComputed(ECPublicKey open, ECPrivateKey secret) {
        if (!open.getParams().getCurve().equals(secret.getParams().getCurve())) {
            return false;
        }
        var own = new FixedPointCombMultiplier()
                .multiply(generator(EC5Util.convertSpec(secret.getParams())), secret.getS())
                .normalize();
        return own.equals(EC5Util.convertPoint(open.getParams(), open.getW()));
    }

    /// That of a named curve is one object, which keeps what it takes long to compute.
    private static ECPoint generator(ECParameterSpec params) {
        var name = ECUtil.getNamedCurveOid(params);
        var named = name == null ? null : CustomNamedCurves.getByOID(name);
        return named == null ? params.getG() : named.getG();
    }

    /// Signs and verifies something.
    private boolean isTried(PublicKey open) {
        try {
            var signature = Signature.getInstance(
                    secret.getAlgorithm().equals("EC") ? "SHA256withECDSA" : secret.getAlgorithm());
            signature.initSign(secret);
            signature.update((byte) 1);
            var signed = signature.sign();
            signature.initVerify(open);
            signature.update((byte) 1);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
