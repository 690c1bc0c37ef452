package io.fairlead.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.provider.spi.bind.FileOrContent;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Certificates and keys as users have them.
class PemTest {

    private static final TestPki ROOT = TestPki.authority("root");
    private static final TestPki MIDDLE = ROOT.intermediate("middle");
    private static final TestPki ELLIPTIC = MIDDLE.server("a.example", "*.b.example");
    private static final TestPki RSA = MIDDLE.rsaServer("r.example");

    @ParameterizedTest
    @MethodSource
    void keys(String pem, TestPki owner) {
        assertThat(ServerCertificate.of(owner.chain(), Pem.privateKey(pem)).chain())
                .isEqualTo(owner.chain());
    }

    static Stream<Arguments> keys() {
        return Stream.of(ELLIPTIC, RSA)
                .flatMap(owner -> Stream.of(
                                owner.keyPem(),
                                owner.plainKeyPem(),
                                owner.certificatesPem() + owner.keyPem(),
                                "Bag Attributes\n  friendlyName: x\n"
                                        + owner.keyPem().replace("\n", "\r\n"))
                        .map(pem -> Arguments.of(pem, owner)));
    }

    @Test
    void plainKeysAreWhatTheyAreCalled() {
        var plain = Base64.getMimeDecoder().decode(ELLIPTIC.plainKeyPem().replaceAll("-----[^-]*-----", ""));
        assertThat(ECPrivateKey.getInstance(plain).getPublicKey()).isNotNull();
        assertThat(ELLIPTIC.plainKeyPem()).startsWith("-----BEGIN EC PRIVATE KEY");
        assertThat(RSA.plainKeyPem()).startsWith("-----BEGIN RSA PRIVATE KEY");
        assertThat(RSA.keyPem()).startsWith("-----BEGIN PRIVATE KEY");
    }

    @Test
    void aKeyWithAPassphraseIsRefused() throws IOException {
        var old = RSA.plainKeyPem()
                .replace(
                        "PRIVATE KEY-----\nM",
                        "PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,"
                                + "000102030405060708090A0B0C0D0E0F\n\nM");
        var encrypted =
                new EncryptedPrivateKeyInfo(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2), new byte[32]);
        var modern = new StringWriter();
        try (var writer = new JcaPEMWriter(modern)) {
            writer.writeObject(new PemObject("ENCRYPTED PRIVATE KEY", encrypted.getEncoded()));
        }
        for (var pem : List.of(old, modern.toString())) {
            assertThatThrownBy(() -> Pem.privateKey(pem)).hasMessageContaining("passphrase");
        }
    }

    @Test
    void aChainMayComeInAnyOrder() {
        var certificates = ROOT.certificatesPem() + reversed(ELLIPTIC);
        var made = ServerCertificate.of(Pem.certificates(certificates), Pem.privateKey(ELLIPTIC.keyPem()));
        assertThat(made.chain()).containsExactly(ELLIPTIC.certificate(), MIDDLE.certificate(), ROOT.certificate());
        assertThat(made.names()).containsExactlyInAnyOrder("a.example", "*.b.example");
    }

    @Test
    void aCertificateIsOneInDerAndNothingBehindIt() throws Exception {
        var der = ELLIPTIC.certificate().getEncoded();
        var longer = Arrays.copyOf(der, der.length + 1);
        var nested = ELLIPTIC.certificatesPem().getBytes(StandardCharsets.US_ASCII);
        for (var content : List.of(longer, nested, new byte[0])) {
            assertThatThrownBy(() -> Pem.certificates(block(content))).hasMessageContaining("expected X.509");
        }
        assertThat(Pem.certificates(block(der))).containsExactly(ELLIPTIC.certificate());
    }

    @Test
    @DisplayName("T-08 a certificate of another key is refused")
    void badPair() {
        assertThatThrownBy(() -> read(ELLIPTIC.certificatesPem(), RSA.keyPem()))
                .hasMessageContaining("a pair that belongs together");
        var other = ROOT.server("x");
        for (var key : List.of(other.keyPem(), other.plainKeyPem())) {
            assertThatThrownBy(() -> read(ELLIPTIC.certificatesPem(), key))
                    .hasMessageContaining("a pair that belongs together");
        }
    }

    @Test
    @DisplayName("T-12 what is wrong with a key is told without the key")
    void noKeyInErrors(@TempDir Path folder) throws IOException {
        var key = RSA.keyPem();
        var half = key.substring(0, key.length() / 2);
        var file = Files.writeString(folder.resolve("key.pem"), half).toString();
        for (var wrong : List.of(half, key.replace("-----END", "----END"), file, key.replace('A', '!'), "a" + key)) {
            for (var pair : List.of(List.of(RSA.certificatesPem(), wrong), List.of(wrong, wrong))) {
                try {
                    read(pair.getFirst(), pair.getLast());
                } catch (IllegalArgumentException e) {
                    assertThat(e.toString())
                            .doesNotContain(key.substring(40, 60))
                            .doesNotContain("BEGIN");
                    assertThat(e.getMessage()).startsWith("found ").contains(", expected ");
                }
            }
        }
        assertThat(FileOrContent.of(key).toString()).isEqualTo("(content)");
        assertThat(FileOrContent.of(file).load().toString()).isEqualTo(file);
        assertThat(FileOrContent.of(key).shown()).isEqualTo("xxxx");
        var frame = "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----";
        assertThat(FileOrContent.of(frame).shown()).isEqualTo(frame);
        assertThat(FileOrContent.of(frame + "\nMIG").shown()).isEqualTo("xxxx");
        assertThat(FileOrContent.of("-----BEGIN PRIVATE KEY-----MIG-----END PRIVATE KEY-----")
                        .shown())
                .isEqualTo("xxxx");
    }

    private static ServerCertificate read(String certificates, String key) {
        return ServerCertificate.read(FileOrContent.of(certificates), FileOrContent.of(key));
    }

    private static String block(byte[] content) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(content)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static String reversed(TestPki pki) {
        var text = pki.certificatesPem();
        var second = text.indexOf("-----BEGIN", 1);
        return text.substring(second) + text.substring(0, second);
    }
}
