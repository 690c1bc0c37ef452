package io.fairlead.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/// The server of gRPC's interoperability tests, running, and the client to go with it.
final class GrpcServer implements AutoCloseable {

    /// The name in the certificate that both of them bring.
    static final String NAME = "foo.test.google.fr";

    private static final Path LIBRARY = Program.peers("grpc");
    private static final int CLIENT_SECONDS = 180;

    private final Process process;
    private final Path log;
    private final int port;

    private GrpcServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static GrpcServer start(boolean tls) throws Exception {
        var port = FairleadProcess.freePort();
        var log = Files.createTempFile("grpc", ".log");
        var command = java("io.grpc.testing.integration.TestServiceServer", "--port=" + port, "--use_tls=" + tls);
        var server = new GrpcServer(Program.start(command, log), log, port);
        Await.until(() -> listens(port) || !server.process.isAlive(), server::log);
        return server;
    }

    /// Runs cases against a port, all in one JVM, and returns what the client printed.
    static FairleadProcess.Outcome cases(List<String> names, int port, boolean tls) throws Exception {
        var command = java("src/it/grpc/GrpcCases.java", String.join(",", names), "--server_host=127.0.0.1");
        command.add("--server_port=" + port);
        command.add("--use_tls=" + tls);
        if (tls) {
            command.addAll(List.of("--use_test_ca=true", "--server_host_override=" + NAME));
        }
        return Program.run(CLIENT_SECONDS, command);
    }

    /// Copies the certificates that server and client bring: `ca.pem`, `server1.pem` and `server1.key`.
    static void certificates(Path folder) throws IOException {
        try (var jars = Files.newDirectoryStream(LIBRARY, "grpc-testing-*.jar")) {
            for (var jar : jars) {
                try (var zip = new ZipFile(jar.toFile())) {
                    for (var name : List.of("ca.pem", "server1.pem", "server1.key")) {
                        Files.copy(zip.getInputStream(zip.getEntry("certs/" + name)), folder.resolve(name));
                    }
                }
            }
        }
    }

    int port() {
        return port;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> java(String... arguments) {
        var command = new ArrayList<>(List.of(
                Program.java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", LIBRARY + "/*"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        Files.delete(log);
    }
}
