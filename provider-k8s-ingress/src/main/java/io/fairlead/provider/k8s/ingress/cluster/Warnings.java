package io.fairlead.provider.k8s.ingress.cluster;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Logs what an API server warns of, each text once.
final class Warnings {

    private static final System.Logger LOG = System.getLogger(Warnings.class.getName());
    private static final int MOST = 64;

    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    void log(String warning) {
        if (logged.size() < MOST && logged.add(warning)) {
            LOG.log(Level.INFO, "the API server warns: {0}", warning);
        }
    }
}
