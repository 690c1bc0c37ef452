package io.fairlead.core.api;

import io.fairlead.core.config.ApiConfig;
import java.io.IOException;
import java.time.Instant;

/// What `/api/version` says.
record VersionJson(String version, Instant started, ApiConfig config) {

    private static final String CODENAME = "fairlead";

    void write(Json json) throws IOException {
        json.field("Version", version);
        json.field("Codename", CODENAME);
        json.field("startDate", started.toString());
        if (config.disableDashboardAd()) {
            json.field("disableDashboardAd", true);
        }
        if (!config.dashboardName().isEmpty()) {
            json.field("dashboardName", config.dashboardName());
        }
    }
}
