package io.fairlead.core.provider;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.TlsConfiguration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/// Puts the words of all providers together; each name gets its provider. What a provider has not changed since the
/// time before costs nothing again.
final class Merge {

    private Map<String, ProviderPart> parts = Map.of();
    private SequencedMap<String, TlsConfiguration> tlsOf = new LinkedHashMap<>();
    private MergedTls tls = MergedTls.EMPTY;
    private List<Problem> tlsProblems = List.of();

    /// The merged configuration, in the order of the messages, of which no two have the same provider.
    static MergedConfiguration of(Collection<Message> messages) {
        return new Merge().next(messages);
    }

    /// The same when others were merged before.
    MergedConfiguration next(Collection<Message> messages) {
        var next = new LinkedHashMap<String, ProviderPart>();
        var problems = new ArrayList<Problem>();
        for (var message : messages) {
            var before = parts.getOrDefault(message.provider(), ProviderPart.NONE);
            next.put(message.provider(), before.next(message));
        }
        next.values().forEach(part -> problems.addAll(part.problems()));
        mergeTls(messages);
        problems.addAll(tlsProblems);
        parts = next;
        return new MergedConfiguration(
                joined(ProviderPart::routers),
                joined(ProviderPart::services),
                joined(ProviderPart::middlewares),
                joined(ProviderPart::serversTransports),
                tls,
                joined(ProviderPart::origins),
                problems);
    }

    private void mergeTls(Collection<Message> messages) {
        var next = new LinkedHashMap<String, TlsConfiguration>();
        messages.forEach(
                message -> next.put(message.provider(), message.configuration().tls()));
        if (!next.equals(tlsOf)) {
            var merge = new TlsMerge();
            messages.forEach(merge::add);
            var problems = new ArrayList<Problem>();
            tls = merge.finish(problems);
            tlsProblems = List.copyOf(problems);
        }
        // what is equal becomes the same, which the next look sees at once
        tlsOf = next;
    }

    private <V> JoinedMap<V> joined(Function<ProviderPart, Qualified<V>> kind) {
        var all = new LinkedHashMap<String, Map<String, V>>();
        parts.forEach((provider, part) -> all.put(provider, kind.apply(part).named()));
        return new JoinedMap<>(all);
    }
}
