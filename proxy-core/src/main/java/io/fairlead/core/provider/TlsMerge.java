package io.fairlead.core.provider;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.TlsCertificateConfig;
import io.fairlead.provider.spi.dynamic.TlsOptionsConfig;
import io.fairlead.provider.spi.dynamic.TlsStoreConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts together what providers say of TLS. If two define what is called `default`, neither counts.
final class TlsMerge {

    private final List<TlsCertificateConfig> certificates = new ArrayList<>();
    private final Map<String, TlsOptionsConfig> options = new LinkedHashMap<>();
    private final Map<String, TlsStoreConfig> stores = new LinkedHashMap<>();
    private final List<String> optionsOwners = new ArrayList<>();
    private final List<String> storeOwners = new ArrayList<>();

    void add(Message message) {
        var tls = message.configuration().tls();
        certificates.addAll(tls.certificates());
        tls.options().forEach((name, value) -> add(message, name, value, options, optionsOwners));
        tls.stores().forEach((name, value) -> add(message, name, value, stores, storeOwners));
    }

    /// @param problems is told what was set aside
    MergedTls finish(List<Problem> problems) {
        var contested = settle("options", options, optionsOwners, problems);
        settle("stores", stores, storeOwners, problems);
        return new MergedTls(certificates, options, stores, contested);
    }

    private static <V> void add(Message message, String name, V value, Map<String, V> all, List<String> owners) {
        if (name.equals(MergedTls.DEFAULT)) {
            owners.add(message.provider());
            all.put(name, value);
        } else {
            all.put(name + "@" + message.provider(), value);
        }
    }

    private static boolean settle(String kind, Map<String, ?> all, List<String> owners, List<Problem> problems) {
        if (owners.size() < 2) {
            return false;
        }
        all.remove(MergedTls.DEFAULT);
        problems.add(new Problem(
                "providers " + String.join(", ", owners),
                "tls." + kind + "." + MergedTls.DEFAULT,
                "it in each of them",
                "it in one; all of them are set aside"));
        return true;
    }
}
