package io.fairlead.core.service;

import io.fairlead.middleware.spi.Handler;
import io.fairlead.middleware.spi.Request;
import io.fairlead.middleware.spi.Response;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Servers of different weights: a server's next turn is one over its weight after the last, and the
/// earliest turn wins. So the turns of a heavy server lie evenly between those of the others.
final class EarliestDeadline implements Handler {

    private static final Comparator<Turn> EARLIEST =
            Comparator.comparingDouble((Turn turn) -> turn.deadline).thenComparingInt(turn -> turn.position);

    private final PriorityQueue<Turn> turns = new PriorityQueue<>(EARLIEST);

    EarliestDeadline(List<Handler> servers, int[] weights) {
        for (var i = 0; i < weights.length; i++) {
            turns.add(new Turn(servers.get(i), 1.0 / weights[i], i));
        }
    }

    @Override
    public Response handle(Request request) {
        return next().handle(request);
    }

    /// The lock is held for a look at a queue, never while a server is asked.
    private synchronized Handler next() {
        var turn = turns.remove();
        turn.deadline += turn.period;
        turns.add(turn);
        return turn.server;
    }

    private static final class Turn {

        private final Handler server;
        private final double period;
        private final int position;
        private double deadline;

        Turn(Handler server, double period, int position) {
            this.server = server;
            this.period = period;
            this.position = position;
            this.deadline = period;
        }
    }
}
