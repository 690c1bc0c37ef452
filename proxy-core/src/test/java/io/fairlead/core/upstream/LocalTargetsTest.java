package io.fairlead.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is too near for a tenant.
class LocalTargetsTest {

    private static final InetAddress OURS = InetAddress.ofLiteral("10.0.0.1");
    private static final InetAddress OTHER = InetAddress.ofLiteral("10.0.0.2");

    private final TargetRule rule = new LocalTargets(port -> port == 8080, OURS::equals);

    @ParameterizedTest(name = "B-10 refused: {0}")
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "127.1",
                "0.0.0.0",
                "0.0.0.1",
                "169.254.0.1",
                "169.254.169.254",
                "224.0.0.1",
                "239.255.255.255",
                "255.255.255.255",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "::",
                "::1",
                "fe80::1",
                "febf:ffff::1",
                "fe80::1%1",
                "ff02::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "::169.254.169.254",
                "::ffff:0:127.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
            })
    void near(String address) {
        assertThat(rule.refuses(InetAddress.ofLiteral(address), 80)).isTrue();
    }

    @ParameterizedTest(name = "B-10 not refused: {0}")
    @ValueSource(
            strings = {
                "10.0.0.1",
                "126.255.255.255",
                "128.0.0.1",
                "1.0.0.0",
                "169.253.255.255",
                "169.255.0.1",
                "172.16.0.1",
                "192.168.0.1",
                "203.0.113.1",
                "223.255.255.255",
                "240.0.0.1",
                "::2:0:0:0:1",
                "fc00::1",
                "fd00::1",
                "fec0::1",
                "2001:db8::1",
                "::ffff:10.0.0.2",
                "64:ff9b::10.0.0.2",
                "2002:a00:2::",
                "2001:7f00:1::",
            })
    void far(String address) {
        assertThat(rule.refuses(InetAddress.ofLiteral(address), 80)).isFalse();
    }

    @Test
    @DisplayName("B-10 an address of this machine is refused together with a port of an entry point")
    void ourselves() {
        assertThat(rule.refuses(OURS, 8080)).isTrue();
        assertThat(rule.refuses(OURS, 8081)).isFalse();
        assertThat(rule.refuses(OTHER, 8080)).isFalse();
    }

    @Test
    @DisplayName("B-10 the addresses of this machine are those of its interfaces")
    void interfaces() {
        assertThat(LocalTargets.isOwn(InetAddress.getLoopbackAddress())).isTrue();
        assertThat(LocalTargets.isOwn(InetAddress.ofLiteral("203.0.113.7"))).isFalse();
    }
}
