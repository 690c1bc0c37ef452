package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.spi.dynamic.RouterConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may have which priority.
class PrioritiesTest {

    private final Gateway gateway = new Gateway();

    @Test
    void thePriorityIsTheLengthOfTheRuleInBytes() {
        gateway.route("shop@file", "PathPrefix(`/\u00e9`)");
        gateway.apply();

        assertThat(gateway.router("shop@file").priority()).isEqualTo(17);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"9223372036854774807, ENABLED", "9223372036854774808, DISABLED", "-5, ENABLED"})
    void prioritiesAboveTheRangeOfUsersDisable(long priority, Status status) {
        gateway.route("shop@file", "PathPrefix(`/`)");
        gateway.routers.put("shop@file", gateway.routers.get("shop@file").withPriority(priority));

        gateway.apply();

        assertThat(gateway.router("shop@file").status()).isEqualTo(status);
        assertThat(gateway.router("shop@file").priority()).isEqualTo(priority);
    }

    @Test
    void internalRoutersMayHaveTheHighestPriority() {
        gateway.routers.put(
                "ping@internal", RouterConfig.of("PathPrefix(`/ping`)", "ping").withPriority(Long.MAX_VALUE));
        gateway.apply();

        assertThat(gateway.get("/ping")).isEqualTo("200");
    }
}
