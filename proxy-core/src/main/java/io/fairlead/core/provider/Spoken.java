package io.fairlead.core.provider;

import io.fairlead.core.provider.Message.Standing;
import io.fairlead.provider.spi.ConfigurationSink;
import io.fairlead.provider.spi.Problem;
import io.fairlead.provider.spi.dynamic.DynamicConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What a provider has said so far, over all its restarts.
final class Spoken {

    private final String provider;
    private final Consumer<Message> listener;
    private DynamicConfiguration configuration = DynamicConfiguration.EMPTY;
    private List<Problem> setAside = List.of();
    private List<Problem> reported = List.of();
    private boolean published;
    private boolean anything;

    Spoken(String provider, Consumer<Message> listener) {
        this.provider = provider;
        this.listener = listener;
    }

    synchronized void publish(DynamicConfiguration next, List<Problem> problems) {
        configuration = next;
        setAside = List.copyOf(problems);
        reported = List.of();
        published = true;
        pass(Standing.CURRENT);
    }

    synchronized void report(List<Problem> problems) {
        reported = List.copyOf(problems);
        pass(problems.isEmpty() ? Standing.CURRENT : Standing.BEHIND);
    }

    synchronized void waiting(List<Problem> problems) {
        if (published) {
            report(problems);
        } else {
            reported = List.copyOf(problems);
            pass(Standing.WAITING);
        }
    }

    /// A provider that ends without a word has said that it has nothing.
    synchronized void end() {
        if (!anything) {
            pass(Standing.CURRENT);
        }
    }

    private void pass(Standing standing) {
        anything = standing != Standing.WAITING;
        var problems = new ArrayList<>(setAside);
        problems.addAll(reported);
        listener.accept(new Message(provider, configuration, problems, standing));
    }

    /// The sink of one run. Once it is shut, what threads of that run still say is not heard.
    static final class Sink implements ConfigurationSink {

        private final Spoken spoken;
        private volatile boolean shut;

        Sink(Spoken spoken) {
            this.spoken = spoken;
        }

        void shut() {
            shut = true;
        }

        @Override
        public void publish(DynamicConfiguration configuration, List<Problem> problems) {
            if (!shut) {
                spoken.publish(configuration, problems);
            }
        }

        @Override
        public void report(List<Problem> problems) {
            if (!shut) {
                spoken.report(problems);
            }
        }

        @Override
        public void waiting(List<Problem> problems) {
            if (!shut) {
                spoken.waiting(problems);
            }
        }
    }
}
