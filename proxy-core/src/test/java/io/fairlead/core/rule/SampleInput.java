package io.fairlead.core.rule;

import io.fairlead.middleware.spi.Headers;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// What a rule sees of a request, put together by hand.
public record SampleInput(
        String method, String host, String routingPath, String query, Headers headers, InetAddress clientAddress)
        implements RuleInput {

    /// A GET from 192.0.2.1 without query and headers.
    public static SampleInput of(String host, String routingPath) {
        return new SampleInput("GET", host, routingPath, "", Headers.create(), address(192, 0, 2, 1));
    }

    /// An IPv4 or IPv6 address of these bytes.
    public static InetAddress address(int... octets) {
        var bytes = new byte[octets.length];
        for (var i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public SampleInput withMethod(String value) {
        return new SampleInput(value, host, routingPath, query, headers, clientAddress);
    }

    public SampleInput withQuery(String value) {
        return new SampleInput(method, host, routingPath, value, headers, clientAddress);
    }

    public SampleInput withClient(InetAddress value) {
        return new SampleInput(method, host, routingPath, query, headers, value);
    }

    /// Adds the field to the headers of this input.
    public SampleInput withHeader(String name, String value) {
        headers.add(name, value);
        return this;
    }
}
