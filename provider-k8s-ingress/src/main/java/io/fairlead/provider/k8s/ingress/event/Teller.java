package io.fairlead.provider.k8s.ingress.event;

import io.fairlead.provider.k8s.ingress.api.ApiAnswer;
import io.fairlead.provider.k8s.ingress.api.ApiCall;
import io.fairlead.provider.k8s.ingress.api.ApiServer;
import io.fairlead.provider.k8s.ingress.api.IngressApi;
import io.fairlead.provider.k8s.ingress.api.ResourcePath;
import io.fairlead.provider.k8s.ingress.api.Ticker;
import io.fairlead.provider.k8s.ingress.api.Tree;

/// Writes one Event: the first time by creating it, later by counting.
final class Teller {

    private final IngressApi ingresses;
    private final ApiServer server;
    private final EventAuthor author;
    private final Ticker ticker;

    Teller(IngressApi ingresses, EventAuthor author, Ticker ticker) {
        this.ingresses = ingresses;
        this.server = ingresses.server();
        this.author = author;
        this.ticker = ticker;
    }

    /// The answer that decided. The object is read first, as its Events are found by its uid.
    ApiAnswer tell(ProblemEvent event) throws InterruptedException {
        var subject = event.subject();
        var version = event.apiVersion(ingresses);
        var place = ResourcePath.one(version, subject.namespace(), event.plural(), subject.name());
        var read = server.send(ApiCall.get(place));
        if (!read.done()) {
            return read;
        }
        var object = new EventObject(event, version, Tree.text(read.body(), "metadata", "uid"), author);
        var answer = server.send(ApiCall.post(object.all(), object.first(ticker.now())));
        return answer.conflict() ? count(object) : answer;
    }

    /// We may not read Events, but a change answers with all of it.
    private ApiAnswer count(EventObject object) throws InterruptedException {
        var before = server.send(ApiCall.patch(object.one(), EventObject.touch(ticker.now())));
        return before.done()
                ? server.send(ApiCall.patch(object.one(), object.again(before.body(), ticker.now())))
                : before;
    }
}
