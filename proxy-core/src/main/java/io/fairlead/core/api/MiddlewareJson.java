package io.fairlead.core.api;

import io.fairlead.core.routing.MiddlewareStatus;
import java.io.IOException;
import java.util.Collection;

/// A middleware as the API shows it: its options as they were written, without secrets.
final class MiddlewareJson {

    private MiddlewareJson() {}

    static void write(Json json, MiddlewareStatus middleware, Collection<String> usedBy) throws IOException {
        json.field(middleware.type(), Secrets.masked(middleware.config().options()));
        json.fieldUnlessEmpty("error", middleware.errors());
        json.field("status", middleware.status().word());
        json.fieldUnlessEmpty("usedBy", usedBy);
    }
}
