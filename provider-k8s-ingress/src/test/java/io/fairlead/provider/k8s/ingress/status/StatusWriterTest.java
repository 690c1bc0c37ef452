package io.fairlead.provider.k8s.ingress.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.provider.k8s.ingress.api.FakeCluster;
import io.fairlead.provider.k8s.ingress.api.HandClock;
import io.fairlead.provider.k8s.ingress.api.IngressApi;
import io.fairlead.provider.k8s.ingress.api.ResourcePath;
import io.fairlead.provider.k8s.ingress.cluster.ObjectKey;
import io.fairlead.provider.k8s.ingress.cluster.PublishedAddress;
import io.fairlead.provider.k8s.ingress.lease.Standing;
import io.fairlead.provider.spi.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatusWriterTest {

    private static final List<PublishedAddress> WANTED = addresses("203.0.113.1");

    private final FakeCluster cluster = new FakeCluster();
    private final HandClock clock = new HandClock();
    private final AtomicReference<Standing> standing = new AtomicReference<>(Standing.LEADING);
    private final Semaphore asked = new Semaphore(0);
    private final Semaphore changes = new Semaphore(0);
    private final StatusWriter writer =
            StatusWriter.start(IngressApi.of(cluster), "fairlead-test", false, this::standing, clock, changes::release);

    private List<SeenIngress> last = List.of();

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    @DisplayName("K-12 each Ingress is written once, however often it is wished for")
    void once() throws Exception {
        var seen = ingresses(30);
        for (var i = 0; i < 100; i++) {
            wish(WANTED, seen);
        }
        cluster.awaitWrites(30);
        wish(WANTED, seen);
        writeAnother();
        assertThat(cluster.writes()).hasSize(31).doesNotHaveDuplicates();
    }

    @Test
    void ingressesAreLookedAtByTheWriterAndForTheNewestWishAlone() throws Exception {
        var seen = ingresses(1);
        var lookers = new ConcurrentLinkedQueue<Thread>();
        var begun = new CountDownLatch(1);
        var goOn = new Semaphore(0);
        writer.wish(new DesiredStatus.Addresses(addresses("198.51.100.1")), () -> {
            lookers.add(Thread.currentThread());
            begun.countDown();
            goOn.acquireUninterruptibly();
            return seen;
        });
        begun.await();
        for (var i = 0; i < 100; i++) {
            writer.wish(new DesiredStatus.Addresses(WANTED), () -> {
                lookers.add(Thread.currentThread());
                return seen;
            });
        }
        goOn.release();
        cluster.awaitWrites(1);
        assertThat(lookers).hasSize(2).doesNotContain(Thread.currentThread());
        assertThat(StatusTree.read(cluster.get(path(new ObjectKey("shop", "web0")))))
                .isEqualTo(WANTED);
    }

    @Test
    @DisplayName("K-12 a replica that does not lead writes nothing, and writes when it comes to lead")
    void follows() throws Exception {
        standing.set(Standing.FOLLOWING);
        wish(WANTED, ingresses(3));
        asked.acquire();
        writer.wake();
        asked.acquire();
        assertThat(cluster.calls()).isEmpty();
        standing.set(Standing.LEADING);
        writer.wake();
        cluster.awaitWrites(3);
    }

    @Test
    void withoutAnElectionItIsWritten() throws Exception {
        standing.set(Standing.UNELECTED);
        wish(WANTED, ingresses(1));
        cluster.awaitWrites(1);
    }

    @Test
    @DisplayName("K-12 a leader that loses the lead stops between two writes")
    void loses() throws Exception {
        cluster.before(call -> {
            if (call.method().equals("PATCH")) {
                standing.set(Standing.FOLLOWING);
            }
        });
        wish(WANTED, ingresses(3));
        cluster.awaitWrites(1);
        writer.close();
        assertThat(cluster.writes()).hasSize(1);
    }

    @Test
    void aMissingRightIsNamedOnceAndTriedAgain() throws Exception {
        cluster.deny("PATCH ingresses/status", 403);
        cluster.deny("PUT ingresses/status", 403);
        wish(WANTED, ingresses(5));
        assertThat(changes.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(writer.trouble())
                .extracting(Problem::field, Problem::found)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "update ingresses/status in namespace shop", "status 403 (denied)"));
        cluster.awaitWrites(2);
        assertThat(changes.availablePermits()).isZero();
        cluster.allow("PUT ingresses/status");
        clock.pass(Duration.ofMinutes(1));
        writer.wake();
        assertThat(changes.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(writer.trouble()).isEmpty();
        cluster.awaitWrites(7);
    }

    @Test
    void anOptionThatCannotBeFollowedIsTroubleAtOnce() {
        var problem = new Problem("options", "publishedService", "nothing", "something");
        writer.wish(new DesiredStatus.Unknown(problem), List::of);
        assertThat(writer.trouble()).containsExactly(problem);
        writer.wish(new DesiredStatus.AsItIs(), List::of);
        assertThat(writer.trouble()).isEmpty();
    }

    @Test
    @DisplayName("K-12 somebody who always writes something else is answered less and less often")
    void outwaits() throws Exception {
        var key = new ObjectKey("shop", "web");
        for (var i = 0; i < 40; i++) {
            var theirs = addresses("198.51.100." + i);
            cluster.put(path(key), StatusTree.with(theirs, Map.of()));
            wish(WANTED, List.of(new SeenIngress(key, true, theirs)));
            writeAnother();
        }
        assertThat(cluster.writes().stream().filter(call -> call.endsWith("shop/web")))
                .hasSize(5);
    }

    /// Once this one is written, whatever was wished for before is done.
    private void writeAnother() throws InterruptedException {
        var key = new ObjectKey("mark", "mark" + cluster.calls().size());
        cluster.put(path(key), Map.of());
        var seen = new ArrayList<SeenIngress>(last);
        seen.add(new SeenIngress(key, true, List.of()));
        writer.wish(new DesiredStatus.Addresses(WANTED), () -> seen);
        cluster.await(() -> cluster.writes().stream().anyMatch(call -> call.endsWith(key.toString())));
    }

    private Standing standing() {
        var now = standing.get();
        asked.release();
        return now;
    }

    private void wish(List<PublishedAddress> addresses, List<SeenIngress> seen) {
        last = seen;
        writer.wish(new DesiredStatus.Addresses(addresses), () -> seen);
    }

    private List<SeenIngress> ingresses(int count) {
        var seen = new ArrayList<SeenIngress>();
        for (var i = 0; i < count; i++) {
            var key = new ObjectKey("shop", "web" + i);
            cluster.put(path(key), Map.of());
            seen.add(new SeenIngress(key, true, List.of()));
        }
        return seen;
    }

    private static ResourcePath path(ObjectKey key) {
        return ResourcePath.one("networking.k8s.io/v1", key.namespace(), "ingresses", key.name());
    }

    private static List<PublishedAddress> addresses(String ip) {
        return List.of(new PublishedAddress(ip, "", List.of()));
    }
}
