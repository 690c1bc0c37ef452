package io.fairlead.provider.k8s.ingress;

import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import java.util.List;

/// What a cluster state comes to.
record Translation(DynamicConfiguration configuration, List<Problem> problems) {}
