package io.fairlead.core.upstream;

import io.fairlead.core.rule.AddressRange;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is at or near this machine.
///
/// @param ownPorts where the proxy listens
/// @param ownAddresses the addresses of this machine
record LocalTargets(IntPredicate ownPorts, Predicate<InetAddress> ownAddresses) implements TargetRule {

    private static final List<AddressRange> NEAR = Stream.of(
                    "0.0.0.0/8",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "224.0.0.0/4",
                    "255.255.255.255",
                    "::",
                    "::1",
                    "fe80::/10",
                    "ff00::/8",
                    // where clouds tell a machine its secrets, beside 169.254.169.254
                    "100.100.100.200",
                    "168.63.129.16",
                    "192.0.0.192",
                    "fd00:ec2::254",
                    "fd20:ce::254")
            .map(LocalTargets::range)
            .toList();

    /// IPv6 addresses that hold an IPv4 address, and where.
    private static final Map<AddressRange, Integer> WRAPPED =
            Map.of(range("::/96"), 12, range("::ffff:0:0:0/96"), 12, range("64:ff9b::/96"), 12, range("2002::/16"), 2);

    private static final int FOUR = 4;

    @Override
    public boolean refuses(InetAddress address, int port) {
        var octets = address.getAddress();
        var inside = unwrapped(octets);
        return isNear(octets)
                || inside.filter(LocalTargets::isNear).isPresent()
                || ownPorts.test(port)
                        && (ownAddresses.test(address)
                                || inside.map(LocalTargets::address)
                                        .filter(ownAddresses)
                                        .isPresent());
    }

    /// Whether an interface of this machine has the address; who cannot tell says so.
    static boolean isOwn(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException _) {
            return true;
        }
    }

    private static boolean isNear(byte[] octets) {
        return NEAR.stream().anyMatch(range -> range.contains(octets));
    }

    private static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Optional<byte[]> unwrapped(byte[] octets) {
        return WRAPPED.entrySet().stream()
                .filter(wrapped -> wrapped.getKey().contains(octets))
                .map(wrapped -> Arrays.copyOfRange(octets, wrapped.getValue(), wrapped.getValue() + FOUR))
                .findFirst();
    }

    private static AddressRange range(String text) {
        return AddressRange.parse(text).orElseThrow();
    }
}
