package io.github.passkeyjourney.demo;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A demo as the script starts it, in a process of its own. */
final class RunningDemo implements AutoCloseable {
    private static final Path TARGET =
            Path.of(System.getProperty("harness.target", "target")).toAbsolutePath();
    /** Enough for a history. */
    static final int HISTORY_USERS = 200;

    private final Process process;
    private final Path output;

    private RunningDemo(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static RunningDemo start(Path state, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Ddemo.project=" + System.getProperty("harness.modules", ".."),
                "-Ddemo.target=" + TARGET,
                "-Ddemo.state=" + state,
                "-Ddemo.history.users=" + HISTORY_USERS,
                "-cp",
                TARGET.resolve("classes") + ":" + Files.readString(TARGET.resolve("demo.classpath")),
                Demo.class.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(state.getParent(), "demo", ".txt");
        return new RunningDemo(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    /** Waits for the last line of the table. */
    RunningDemo awaitTable() {
        return awaitOutput("Ctrl-C");
    }

    /** Waits until it has said this. */
    RunningDemo awaitOutput(String text) {
        await(text)
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(50))
                .failFast("the demo ended", () -> !process.isAlive())
                .until(() -> output().contains(text));
        return this;
    }

    /** The address in the line of the table that begins with {@code name}. */
    URI address(String name) {
        Matcher line = Pattern.compile("(?m)^ *" + Pattern.quote(name) + ".*?(http\\S+)")
                .matcher(output());
        if (!line.find()) {
            throw new IllegalStateException("no " + name + " in\n" + output());
        }
        return URI.create(line.group(1));
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processes that it has started, and those that they have started. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Ends it and all that it has started, as a power cut does. */
    void kill() {
        List<ProcessHandle> all = new ArrayList<>(descendants());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> handle.onExit().orTimeout(1, TimeUnit.MINUTES).join());
    }

    /** Sends TERM and returns the exit status. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exit();
    }

    /** Waits for the end and returns the exit status. */
    int exit() throws InterruptedException {
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the demo does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        // TERM and not KILL, which would leave its server behind; nothing happens where it has ended.
        process.destroy();
        process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
