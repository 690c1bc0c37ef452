package io.fairlead.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Entry points with the same routes have one index; with other routes, each has its own.
class SharedIndexTest {

    private final Gateway gateway = new Gateway(
            List.of(new EntryPointModel("web", List.of(), true), new EntryPointModel("more", List.of(), true)));

    @Test
    void theSameRoutesAreFiledOnce() {
        gateway.route("one@file", "PathPrefix(`/one`)");
        gateway.apply();
        assertThat(routes("web")).isSameAs(routes("more"));

        gateway.route("two@file", "PathPrefix(`/two`)");
        gateway.apply();
        assertThat(routes("web")).isSameAs(routes("more"));
        assertThat(gateway.get("more", false, "/two")).isEqualTo("two/two");
    }

    @Test
    void otherRoutesPartThem() {
        gateway.route("one@file", "PathPrefix(`/one`)");
        gateway.apply();
        gateway.route("web@file", "PathPrefix(`/web`)");
        gateway.routers.put("web@file", gateway.routers.get("web@file").withEntryPoints(List.of("web")));
        gateway.apply();

        assertThat(routes("web")).isNotSameAs(routes("more"));
        assertThat(gateway.get("web", false, "/web")).isNotEqualTo("404");
        assertThat(gateway.get("more", false, "/web")).isEqualTo("404");
        assertThat(gateway.get("more", false, "/one")).isNotEqualTo("404");
    }

    private EntryPointRoutes routes(String entryPoint) {
        return gateway.active.table().blueprint().entryPoints().get(entryPoint);
    }
}
