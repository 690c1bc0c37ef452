package io.fairlead.provider.k8s.ingress.status;

import io.fairlead.provider.k8s.ingress.api.ApiAnswer;
import io.fairlead.provider.k8s.ingress.api.ApiCall;
import io.fairlead.provider.k8s.ingress.api.ApiServer;
import io.fairlead.provider.k8s.ingress.api.IngressApi;
import io.fairlead.provider.k8s.ingress.api.ResourcePath;
import io.fairlead.provider.k8s.ingress.api.Ticker;
import io.fairlead.provider.k8s.ingress.api.Tree;
import io.fairlead.provider.k8s.ingress.cluster.PublishedAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Reads one Ingress and changes its status, if it still needs that.
///
/// By PATCH where we may. A PUT stores labels and annotations too, so it sends back the whole object as it was read.
final class StatusUpdate {

    private static final System.Logger LOG = System.getLogger(StatusUpdate.class.getName());
    private static final int TRIES = 4;

    /// How long a refused PATCH is not tried again.
    private static final long PATCH_PAUSE = Duration.ofMinutes(10).toNanos();

    private final IngressApi ingresses;
    private final ApiServer server;
    private final String author;
    private final Ticker ticker;
    private boolean patchRefused;
    private boolean said;
    private long refusedAt;

    /// @param author the field manager by which we know later what we wrote
    StatusUpdate(IngressApi ingresses, String author, Ticker ticker) {
        this.ingresses = ingresses;
        this.server = ingresses.server();
        this.author = author;
        this.ticker = ticker;
    }

    Outcome apply(StatusPlan.Task task) throws InterruptedException {
        var path = ingresses.path(task.key().namespace(), task.key().name());
        for (var i = 0; i < TRIES; i++) {
            var read = server.send(ApiCall.get(path));
            if (!read.done()) {
                return read.missing() ? new Outcome.Unneeded() : Outcome.of(read, "get ingresses");
            }
            if (!needed(task, read.body())) {
                return new Outcome.Unneeded();
            }
            var answer = write(path.below("status").by(author), read.body(), entries(task));
            if (answer.done()) {
                return new Outcome.Written();
            }
            if (!answer.conflict()) {
                return answer.missing() ? new Outcome.Unneeded() : Outcome.of(answer, "update ingresses/status");
            }
        }
        return new Outcome.Later("it changes all the time");
    }

    private boolean needed(StatusPlan.Task task, Map<String, Object> object) {
        var now = StatusTree.read(object);
        return switch (task) {
            case StatusPlan.Write write -> !StatusTree.same(write.entries(), now);
            case StatusPlan.Clear clear -> !now.isEmpty() && Authors.of(object).wrote(author, clear.wrote(), now);
        };
    }

    private static List<PublishedAddress> entries(StatusPlan.Task task) {
        return switch (task) {
            case StatusPlan.Write write -> write.entries();
            case StatusPlan.Clear _ -> List.of();
        };
    }

    private ApiAnswer write(ResourcePath path, Map<String, Object> object, List<PublishedAddress> entries)
            throws InterruptedException {
        if (!patchRefused || ticker.nanos() - refusedAt >= PATCH_PAUSE) {
            var answer = server.send(ApiCall.patch(path, patch(object, entries)));
            patchRefused = answer.forbidden() || answer.unsupported();
            if (!patchRefused) {
                return answer;
            }
            refused(answer, path);
        }
        return server.send(ApiCall.put(path, StatusTree.with(entries, object)));
    }

    /// With the version that was read, so that nobody else's change is lost.
    private static Map<String, Object> patch(Map<String, Object> object, List<PublishedAddress> entries) {
        var version = Map.of("resourceVersion", Tree.text(object, "metadata", "resourceVersion"));
        return StatusTree.with(entries, Map.of("metadata", version));
    }

    private void refused(ApiAnswer answer, ResourcePath path) {
        refusedAt = ticker.nanos();
        if (!said) {
            said = true;
            LOG.log(
                    System.Logger.Level.INFO,
                    "PATCH of {0}: {1}; the status of Ingresses is written by PUT of the whole object",
                    path,
                    answer.reason());
        }
    }

    /// How the work on one Ingress ended.
    sealed interface Outcome {

        record Written() implements Outcome {}

        /// It said what it should, or it is not there, or what it says is not ours.
        record Unneeded() implements Outcome {}

        /// The server does not take what we want to write.
        record Invalid(String reason) implements Outcome {}

        /// We lack a right.
        record Refused(String what, String reason) implements Outcome {}

        /// Something that may pass.
        record Later(String reason) implements Outcome {}

        private static Outcome of(ApiAnswer answer, String what) {
            if (answer.forbidden()) {
                return new Refused(what, answer.reason());
            }
            return answer.failed() ? new Later(answer.reason()) : new Invalid(answer.reason());
        }
    }
}
