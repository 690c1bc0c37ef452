package io.fairlead.provider.k8s.ingress.lease;

import io.fairlead.provider.k8s.ingress.api.ApiAnswer;
import io.fairlead.provider.k8s.ingress.api.ApiCall;
import io.fairlead.provider.k8s.ingress.api.ApiServer;
import io.fairlead.provider.k8s.ingress.api.Ticker;
import io.fairlead.provider.spi.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// One replica in an election. The clocks of others do not count: a Lease has run out when it did not change for as
/// long as it says, by our own clock.
final class Candidate implements Leadership {

    private static final System.Logger LOG = System.getLogger(Candidate.class.getName());

    private final ApiServer server;
    private final LeaseSpot spot;
    private final LeaseTiming timing;
    private final Ticker ticker;
    private LeaseObject lease = LeaseObject.NONE;
    private Map<String, Object> seen = Map.of();
    private long seenAt;
    private volatile long renewedAt;
    private volatile Standing role = Standing.FOLLOWING;
    private volatile Optional<Problem> trouble = Optional.empty();

    Candidate(ApiServer server, LeaseSpot spot, LeaseTiming timing, Ticker ticker) {
        this.server = server;
        this.spot = spot;
        this.timing = timing;
        this.ticker = ticker;
    }

    @Override
    public Standing standing() {
        var now = role;
        var late = ticker.nanos() - renewedAt >= timing.deadline().toNanos();
        return now == Standing.LEADING && late ? Standing.FOLLOWING : now;
    }

    /// Why there is no election.
    Optional<Problem> trouble() {
        return trouble;
    }

    /// Asks once whether to lead, or renews. The standing says how it went.
    void round() throws InterruptedException {
        if (role == Standing.LEADING && standing() == Standing.FOLLOWING) {
            become(Standing.FOLLOWING, "it could not be renewed in time");
        }
        if (role != Standing.LEADING || !renewed()) {
            campaign();
        }
    }

    /// Lets another one lead at once.
    void release() throws InterruptedException {
        if (role == Standing.LEADING) {
            become(Standing.FOLLOWING, "the Lease is given back");
            server.send(ApiCall.put(spot.one(), lease.released(ticker.now()).tree()));
        }
    }

    /// The last answer is enough to renew, unless somebody else wrote meanwhile.
    private boolean renewed() throws InterruptedException {
        var begin = ticker.nanos();
        var answer =
                server.send(ApiCall.put(spot.one(), lease.renewed(ticker.now()).tree()));
        if (answer.conflict() || answer.missing()) {
            return false;
        }
        written(answer, begin);
        return true;
    }

    private void campaign() throws InterruptedException {
        var answer = server.send(ApiCall.get(spot.one()));
        if (answer.missing()) {
            create();
        } else if (answer.forbidden()) {
            unelected(answer);
        } else if (answer.done()) {
            take(new LeaseObject(answer.body()));
        } else {
            LOG.log(System.Logger.Level.DEBUG, "Reading {0}: {1}", spot.one(), answer.reason());
        }
    }

    private void create() throws InterruptedException {
        var begin = ticker.nanos();
        var first = LeaseObject.first(spot).taken(spot.identity(), timing.seconds(), ticker.now());
        var answer = server.send(ApiCall.post(spot.all(), first.tree()));
        if (answer.missing()) {
            unelected(answer);
        } else {
            written(answer, begin);
        }
    }

    private void take(LeaseObject found) throws InterruptedException {
        observe(found);
        if (!free(found)) {
            become(Standing.FOLLOWING, found.holder() + " leads");
            return;
        }
        var begin = ticker.nanos();
        var wish = found.taken(spot.identity(), timing.seconds(), ticker.now());
        written(server.send(ApiCall.put(spot.one(), wish.tree())), begin);
    }

    private boolean free(LeaseObject found) {
        var age = Duration.ofNanos(ticker.nanos() - seenAt);
        return found.holder().isEmpty()
                || found.holder().equals(spot.identity())
                || age.compareTo(Duration.ofSeconds(found.seconds())) >= 0;
    }

    /// What is not sure to have been written, such as after a time-out, does not count; the next round reads it.
    private void written(ApiAnswer answer, long begin) {
        if (answer.done()) {
            lease = new LeaseObject(answer.body());
            observe(lease);
            renewedAt = begin;
            become(Standing.LEADING, "this replica, " + spot.identity() + ", leads");
        } else if (answer.forbidden()) {
            unelected(answer);
        } else if (answer.conflict() || answer.missing()) {
            become(Standing.FOLLOWING, "another replica was faster");
        } else {
            LOG.log(System.Logger.Level.DEBUG, "Writing {0}: {1}", spot.one(), answer.reason());
        }
    }

    private void observe(LeaseObject found) {
        if (!found.spec().equals(seen)) {
            seen = found.spec();
            seenAt = ticker.nanos();
        }
    }

    private void unelected(ApiAnswer answer) {
        become(Standing.UNELECTED, answer.reason());
        trouble = Optional.of(new Problem(
                "API server",
                "Lease " + spot.namespace() + "/" + spot.name(),
                answer.reason(),
                "its namespace, and the right to get, create and update it; without a leader each replica writes the"
                        + " status of Ingresses, and none writes Events"));
    }

    private void become(Standing next, String why) {
        if (next != Standing.UNELECTED) {
            trouble = Optional.empty();
        }
        if (role != next) {
            role = next;
            LOG.log(System.Logger.Level.INFO, "Lease {0}/{1}: {2}", spot.namespace(), spot.name(), why);
        }
    }
}
