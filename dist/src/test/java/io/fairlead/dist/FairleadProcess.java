package io.fairlead.dist;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The unpacked archive, running: an entry point `web`, the internal one with ping and API, and its log.
final class FairleadProcess implements AutoCloseable {

    private static final int LIMIT_SECONDS = 60;

    /// A build in the background ignores Ctrl-C, and so would all that it starts.
    private static final List<String> INTERRUPTIBLE = interruptible();

    private final Process process;
    private final Path log;
    private final int web;
    private final int internal;

    private FairleadProcess(Process process, Path log, int web, int internal) {
        this.process = process;
        this.log = log;
        this.web = web;
        this.internal = internal;
    }

    /// Starts it and waits until it is ready.
    static FairleadProcess start(Distribution distribution, Map<String, String> environment, String... flags)
            throws Exception {
        return startUnder(List.of(), distribution, environment, flags);
    }

    /// The same by way of a command that starts another, such as `prlimit`.
    static FairleadProcess startUnder(
            List<String> prefix, Distribution distribution, Map<String, String> environment, String... flags)
            throws Exception {
        var running = launch(prefix, distribution, environment, flags);
        try {
            Await.until(
                    () -> running.ended()
                            || Answer.get(running.internal, "localhost", "/ping")
                                            .status()
                                    == 200,
                    running::log);
            if (running.ended()) {
                throw new AssertionError("ended with " + running.process.exitValue() + "\n" + running.log());
            }
            return running;
        } catch (Exception | AssertionError e) {
            running.close();
            throw e;
        }
    }

    /// Starts it and does not wait.
    static FairleadProcess launch(Distribution distribution, Map<String, String> environment, String... flags)
            throws IOException {
        return launch(List.of(), distribution, environment, flags);
    }

    private static FairleadProcess launch(
            List<String> prefix, Distribution distribution, Map<String, String> environment, String... flags)
            throws IOException {
        var web = freePort();
        var internal = freePort();
        var arguments = new ArrayList<>(List.of(
                "--entryPoints.web.address=127.0.0.1:" + web,
                "--entryPoints.traefik.address=127.0.0.1:" + internal,
                "--ping",
                "--api.insecure",
                "--providers.providersThrottleDuration=0",
                "--log.level=INFO"));
        arguments.addAll(List.of(flags));
        var log = Files.createTempFile("fairlead", ".log");
        return new FairleadProcess(process(prefix, distribution, environment, arguments, log), log, web, internal);
    }

    /// Starts a command that has ports of its own, and does not wait.
    static FairleadProcess command(Distribution distribution, String... arguments) throws IOException {
        var log = Files.createTempFile("fairlead", ".log");
        return new FairleadProcess(process(List.of(), distribution, Map.of(), List.of(arguments), log), log, 0, 0);
    }

    /// Runs a command to its end.
    static Outcome run(Distribution distribution, String... arguments) throws IOException, InterruptedException {
        var log = Files.createTempFile("fairlead", ".log");
        try {
            var process = process(List.of(), distribution, Map.of(), List.of(arguments), log);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("does not end\n" + Files.readString(log));
            }
            return new Outcome(process.exitValue(), Files.readString(log));
        } finally {
            Files.delete(log);
        }
    }

    /// The id of the Java process: the launcher becomes it.
    long pid() {
        return process.pid();
    }

    /// What it holds now, after full collections.
    Footprint footprint() throws Exception {
        return Footprint.of(pid());
    }

    int web() {
        return web;
    }

    int internal() {
        return internal;
    }

    Answer get(String host, String path) {
        return Answer.get(web, host, path);
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// Waits until a request is answered with this status and a body that contains this text.
    void awaitAnswer(String host, String path, int status, String text) throws Exception {
        Await.until(
                () -> get(host, path).status() == status
                        && get(host, path).body().contains(text),
                () -> get(host, path) + "\n" + log());
    }

    void awaitLog(String text) throws Exception {
        Await.until(() -> log().contains(text), this::log);
    }

    /// Asks it to stop, as a container's supervisor would, and returns its exit status.
    int stop() throws InterruptedException {
        terminate();
        return awaitExit();
    }

    /// Asks it to stop and does not wait.
    void terminate() {
        process.destroy();
    }

    /// Does what Ctrl-C does.
    void interrupt() throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("cannot be interrupted\n" + log());
        }
    }

    /// Waits until it has ended, and returns its exit status.
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("does not stop\n" + log());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException, IOException {
        process.destroyForcibly().waitFor();
        Files.deleteIfExists(log);
    }

    private boolean ended() {
        return !process.isAlive();
    }

    private static Process process(
            List<String> prefix,
            Distribution distribution,
            Map<String, String> environment,
            List<String> arguments,
            Path log)
            throws IOException {
        var command = new ArrayList<>(INTERRUPTIBLE);
        command.addAll(prefix);
        command.add(distribution.launcher().toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(distribution.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("KUBECONFIG");
        if (!distribution.javaHome().isEmpty()) {
            builder.environment().put("JAVA_HOME", distribution.javaHome());
        }
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> interruptible() {
        var prefix = List.of("env", "--default-signal=INT");
        try {
            var trial = new ArrayList<>(prefix);
            trial.add("true");
            return new ProcessBuilder(trial).start().waitFor() == 0 ? prefix : List.of();
        } catch (IOException | InterruptedException _) {
            return List.of();
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// How a command ended, and all that it printed.
    record Outcome(int status, String output) {}
}
