package io.fairlead.core.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.middleware.traffic.Chain;
import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MiddlewareChainTest {

    private final List<String> log = new ArrayList<>();

    @Test
    void asksTheFirstMiddlewareFirstAndAnswersThroughItLast() {
        handle(logging("a"), logging("b"));

        assertThat(log).containsExactly("a in", "b in", "service", "b out", "a out");
    }

    @Test
    void putsTheLinksOfAChainInItsPlace() {
        var inner = new Chain(List.of(logging("b"), new Chain(List.of(logging("c")))));

        handle(logging("a"), inner, logging("d"));

        assertThat(log).containsExactly("a in", "b in", "c in", "d in", "service", "d out", "c out", "b out", "a out");
    }

    @Test
    void aChainWorksByItselfToo() {
        new Chain(List.of(logging("a"), logging("b"))).handle(request(), _ -> answer());

        assertThat(log).containsExactly("a in", "b in", "service", "b out", "a out");
    }

    @Test
    void aPathThatIsEmptyAtTheEndIsASlash() {
        Middleware emptying = (request, next) -> {
            request.path("");
            return next.handle(request);
        };
        Middleware seeing = (request, next) -> {
            log.add("sees '" + request.path() + "'");
            return next.handle(request);
        };
        var chain = MiddlewareChain.of(List.of(new Chain(List.of(emptying)), seeing), request -> {
            log.add("service sees " + request.path());
            return Response.of(200);
        });

        chain.handle(request());

        assertThat(log).containsExactly("sees ''", "service sees /");
    }

    @Test
    void namesTheMiddlewareThatReturnsNoResponse() {
        var chain = MiddlewareChain.of(List.of(new Silent()), _ -> answer());

        assertThatThrownBy(() -> chain.handle(request())).hasMessage(Silent.class.getName() + " returned no response");
    }

    private void handle(Middleware... middlewares) {
        MiddlewareChain.of(List.of(middlewares), _ -> answer()).handle(request());
    }

    private Middleware logging(String name) {
        return (request, next) -> {
            log.add(name + " in");
            var response = next.handle(request);
            log.add(name + " out");
            return response;
        };
    }

    private Response answer() {
        log.add("service");
        return Response.of(200);
    }

    private static Request request() {
        return Request.of("GET", "http://example.org/");
    }

    private static final class Silent implements Middleware {

        @Override
        @SuppressWarnings("NullAway")
        public Response handle(Request request, io.fairlead.middleware.spi.Handler next) {
            return null;
        }
    }
}
