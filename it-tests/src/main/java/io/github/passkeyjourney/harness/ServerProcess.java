package io.github.passkeyjourney.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of {@code kc.sh}: the shell and the Java process below it. None survives this JVM unless it is killed. */
final class ServerProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final List<ServerProcess> LIVE = new ArrayList<>();
    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ServerProcess::endAll, "stop-servers"));
    }

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    static ServerProcess start(Path home, List<String> arguments, Map<String, String> environment, ServerLog log) {
        List<String> command = new ArrayList<>(List.of(
                "sh", home.resolve("bin").resolve("kc.sh").toAbsolutePath().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        // Settings of the surrounding shell must not reach the server under test.
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_") || name.equals("DEBUG"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Short-lived servers: the first compiler tier and the serial collector start fastest.
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC");
        builder.environment().putAll(environment);
        synchronized (LIVE) {
            // A signal may come at any moment: after it nothing new may start.
            if (ending) {
                throw new IllegalStateException("shutting down");
            }
            try {
                Files.createDirectories(log.file().toAbsolutePath().resolveSibling("."));
                ServerProcess started = new ServerProcess(builder.start());
                LIVE.add(started);
                return started;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot run kc.sh", e);
            }
        }
    }

    static boolean isShuttingDown() {
        synchronized (LIVE) {
            return ending;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end and returns the exit code. */
    int await() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Ends the Java process and its shell, by force after 10 seconds; returns when both are gone. */
    @Override
    public void close() {
        List<ProcessHandle> handles = new ArrayList<>(process.descendants().toList());
        handles.add(process.toHandle());
        handles.forEach(ProcessHandle::destroy);
        CompletableFuture<Void> gone = CompletableFuture.allOf(
                handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            gone.get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            handles.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            handles.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        synchronized (LIVE) {
            LIVE.remove(this);
        }
    }

    /** Ends both without a chance to tidy up; returns when they are gone. */
    void kill() {
        List<ProcessHandle> handles = new ArrayList<>(process.descendants().toList());
        handles.add(process.toHandle());
        handles.forEach(ProcessHandle::destroyForcibly);
        handles.forEach(handle -> handle.onExit().join());
    }

    private static void endAll() {
        List<ServerProcess> live;
        synchronized (LIVE) {
            ending = true;
            live = List.copyOf(LIVE);
        }
        live.forEach(ServerProcess::close);
    }
}
