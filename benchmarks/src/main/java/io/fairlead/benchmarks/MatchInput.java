package io.fairlead.benchmarks;

import io.fairlead.core.rule.RuleInput;
import io.fairlead.middleware.spi.Headers;
import java.net.InetAddress;

/// A GET as rules see it.
record MatchInput(String host, String routingPath) implements RuleInput {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String query() {
        return "";
    }

    @Override
    public Headers headers() {
        return Headers.create();
    }

    @Override
    public InetAddress clientAddress() {
        return InetAddress.getLoopbackAddress();
    }
}
