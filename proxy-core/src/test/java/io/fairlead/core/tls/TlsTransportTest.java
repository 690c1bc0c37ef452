package io.fairlead.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.http.ChannelTransport;
import io.fairlead.core.http.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Two ends of one connection, both ours.
class TlsTransportTest {

    private static final TestPki AUTHORITY = TestPki.authority("root");
    private static final TestPki SERVER = AUTHORITY.server("a.example", "127.0.0.1");

    private Transport rawClient;
    private Transport rawServer;

    @BeforeEach
    void connect() throws IOException {
        try (var listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var client = SocketChannel.open(listener.getLocalAddress());
            rawClient = new ChannelTransport(client, (InetSocketAddress) client.getRemoteAddress());
            var server = listener.accept();
            rawServer = new ChannelTransport(server, (InetSocketAddress) server.getRemoteAddress());
        }
    }

    @AfterEach
    void close() {
        rawClient.close();
        rawServer.close();
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3,1", "TLSv1.3,7", "TLSv1.3,8192", "TLSv1.3,40000", "TLSv1.2,100", "TLSv1.2,40000"})
    void bytesArriveAsTheyWereWritten(String version, int piece) throws Exception {
        var ends = handshake(version);
        var sent = new byte[piece < 100 ? 5_000 : 1 << 20];
        new Random(piece).nextBytes(sent);
        var received = reading(ends.server(), sent.length, piece);
        var back = reading(ends.client(), sent.length, piece);
        var answering = start(() -> write(ends.server(), sent, 32 << 10));
        write(ends.client(), sent, piece);
        answering.get();
        assertThat(received.get()).isEqualTo(sent);
        assertThat(back.get()).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void anEndThatIsSaidIsAnEnd(String version) throws Exception {
        var ends = handshake(version);
        ends.server().write(new byte[] {1, 2, 3}, 0, 3);
        ends.server().endWrite();
        assertThat(ends.client().read(new byte[10], 0, 10)).isEqualTo(3);
        assertThat(ends.client().read(new byte[10], 0, 10)).isEqualTo(-1);
        assertThat(ends.client().read(new byte[10], 0, 10)).isEqualTo(-1);
    }

    @Test
    void oneDirectionMayEndBeforeTheOther() throws Exception {
        var ends = handshake("TLSv1.3");
        ends.client().endWrite();
        assertThat(ends.server().read(new byte[10], 0, 10)).isEqualTo(-1);
        ends.server().write(new byte[] {5}, 0, 1);
        assertThat(ends.client().read(new byte[10], 0, 10)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void anEndThatIsNotSaidIsAnAccident(String version) throws Exception {
        var ends = handshake(version);
        ends.server().write(new byte[] {1}, 0, 1);
        ends.server().close();
        assertThat(ends.client().read(new byte[10], 0, 10)).isEqualTo(1);
        assertThatThrownBy(() -> ends.client().read(new byte[10], 0, 10)).isInstanceOf(EOFException.class);
    }

    /// A client that does not send on before its last bytes are acknowledged would otherwise wait for that in vain.
    @Test
    void aTicketFollowsTheHandshakeAtOnce() throws Exception {
        handshake("TLSv1.3");
        while (rawClient.isQuiet()) {
            Thread.onSpinWait();
        }
        assertThat(rawClient.read(new byte[5], 0, 5)).isEqualTo(5);
    }

    @Test
    void aTicketDoesNotMakeAConnectionLoud() throws Exception {
        var ends = handshake("TLSv1.3");
        assertThat(ends.client().isQuiet()).isTrue();
        ends.server().write(new byte[] {1}, 0, 1);
        assertThat(ends.client().read(new byte[10], 0, 10)).isEqualTo(1);
        assertThat(ends.client().isQuiet()).isTrue();
        ends.server().endWrite();
        while (ends.client().isQuiet()) {
            Thread.onSpinWait();
        }
        assertThat(ends.client().read(new byte[10], 0, 10)).isEqualTo(-1);
    }

    @Test
    void whatHasArrivedIsReadWithoutWaiting() throws Exception {
        var ends = handshake("TLSv1.3");
        var target = new byte[10];
        assertThat(ends.client().readNow(target, 0, 10)).isZero();
        ends.server().write(new byte[] {1, 2}, 0, 2);
        var count = 0;
        while (count == 0) {
            count = ends.client().readNow(target, 0, 10);
        }
        assertThat(count).isEqualTo(2);
        ends.server().endWrite();
        do {
            count = ends.client().readNow(target, 0, 10);
        } while (count == 0);
        assertThat(count).isEqualTo(-1);
    }

    @Test
    void whatCameUnaskedIsStillRead() throws Exception {
        var ends = handshake("TLSv1.3");
        ends.server().write(new byte[] {1, 2}, 0, 2);
        while (ends.client().isQuiet()) {
            Thread.onSpinWait();
        }
        var target = new byte[4];
        assertThat(ends.client().read(target, 1, 3)).isEqualTo(2);
        assertThat(target).containsExactly(0, 1, 2, 0);
    }

    @Test
    @DisplayName("T-09 20 000 key updates end the connection")
    void keyUpdates() throws Exception {
        var ends = engines("TLSv1.3");
        var flood = start(() -> {
            var records = ByteBuffer.allocate(40_000);
            for (var i = 0; i < 20_000; i++) {
                ends.engine().beginHandshake();
                ends.engine().wrap(ByteBuffer.allocate(0), records.clear());
                rawClient.write(records.array(), 0, records.position());
            }
            return null;
        });
        assertThatThrownBy(() -> ends.server().read(new byte[100], 0, 100)).hasMessageContaining("too many records");
        ends.server().close();
        assertThatThrownBy(flood::get).isInstanceOf(ExecutionException.class);
    }

    @Test
    void keyUpdatesNowAndThenAreAnsweredAheadOfTheNextBytes() throws Exception {
        var ends = handshakeWithEngine();
        for (var i = 0; i < 20; i++) {
            ends.engine().beginHandshake();
            ends.client().write(new byte[] {(byte) i}, 0, 1);
            var target = new byte[1];
            assertThat(ends.server().read(target, 0, 1)).isEqualTo(1);
            ends.server().write(target, 0, 1);
            assertThat(ends.client().read(target, 0, 1)).isEqualTo(1);
            assertThat(target).containsExactly(i);
        }
    }

    @Test
    @DisplayName("T-09 100 000 empty records would cost a hundred")
    void emptyRecords() throws Exception {
        var budget = new RecordBudget();
        for (var i = 0; i < 100; i++) {
            budget.count(0);
        }
        assertThatThrownBy(() -> budget.count(0)).hasMessageContaining("too many records");
    }

    @Test
    @DisplayName("T-09 tiny records pass, a flood of them does not")
    void tinyRecords() throws Exception {
        var ends = handshake("TLSv1.3");
        var flood = start(() -> write(ends.client(), new byte[100_000], 1));
        var read = 0;
        try {
            while (read < 100_000) {
                read += ends.server().read(new byte[1], 0, 1);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("too many records");
        }
        assertThat(read).isEqualTo(10_000);
        ends.server().close();
        assertThatThrownBy(flood::get).isInstanceOf(ExecutionException.class);
    }

    @Test
    void aBrokenRecordIsAnsweredWithAnAlert() throws Exception {
        var ends = handshake("TLSv1.3");
        rawClient.write(
                new byte[] {23, 3, 3, 0, 20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20},
                0,
                25);
        assertThatThrownBy(() -> ends.server().read(new byte[10], 0, 10)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ends.client().read(new byte[10], 0, 10)).hasMessageContaining("bad_record_mac");
    }

    @Test
    void aReaderIsNotHeldUpByAWriterThatIsStuck() throws Exception {
        var ends = handshake("TLSv1.3");
        var stuck = start(() -> write(ends.server(), new byte[64 << 20], 32 << 10));
        var sent = new byte[1 << 20];
        Arrays.fill(sent, (byte) 7);
        var received = reading(ends.server(), sent.length, 8192);
        write(ends.client(), sent, 10_000);
        assertThat(received.get()).isEqualTo(sent);
        assertThat(stuck.isDone()).isFalse();
        ends.server().close();
        assertThatThrownBy(stuck::get).isInstanceOf(ExecutionException.class);
    }

    /// @param engine the client's
    private record Raw(SSLEngine engine, TlsTransport server) {}

    private record Both(SSLEngine engine, TlsTransport client, TlsTransport server) {}

    private Both handshakeWithEngine() throws Exception {
        var server = serverSide("TLSv1.3");
        var engine = clientEngine("TLSv1.3");
        return new Both(engine, TlsHandshake.client(engine, rawClient, "none"), server.get());
    }

    private record Ends(TlsTransport client, TlsTransport server) {}

    private Ends handshake(String version) throws Exception {
        var server = serverSide(version);
        var client = TlsHandshake.client(clientEngine(version), rawClient, "none");
        return new Ends(client, server.get());
    }

    private Raw engines(String version) throws Exception {
        var server = serverSide(version);
        var engine = clientEngine(version);
        TlsHandshake.client(engine, rawClient, "none");
        return new Raw(engine, server.get());
    }

    private FutureTask<TlsTransport> serverSide(String version) {
        var engine = SERVER.context(AUTHORITY).createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(new String[] {version});
        return start(() -> TlsHandshake.server(engine, rawServer, ByteBuffer.allocate(0), "", "none", () -> false));
    }

    private static SSLEngine clientEngine(String version) {
        var engine = AUTHORITY.trusting().createSSLEngine("a.example", 443);
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(new String[] {version});
        return engine;
    }

    private static Object write(Transport transport, byte[] bytes, int piece) throws IOException {
        for (var at = 0; at < bytes.length; at += piece) {
            transport.write(bytes, at, Math.min(piece, bytes.length - at));
        }
        return transport;
    }

    private static FutureTask<byte[]> reading(Transport transport, int count, int piece) {
        return start(() -> {
            var bytes = new byte[count];
            var at = 0;
            while (at < count) {
                var read = transport.read(bytes, at, Math.min(piece, count - at));
                assertThat(read).isPositive();
                at += read;
            }
            return bytes;
        });
    }

    private static <T> FutureTask<T> start(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }
}
