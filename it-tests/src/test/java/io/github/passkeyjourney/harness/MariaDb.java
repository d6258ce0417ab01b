package io.github.passkeyjourney.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A MariaDB server of its own, on a free port, gone with {@link #close}. */
public final class MariaDb implements Database {
    private static final String NAME = "keycloak";
    private static final Duration START = Duration.ofMinutes(1);

    private final Process process;
    private final Path directory;
    private final int port;
    private final String options;
    private final Thread atEnd = new Thread(this::stop, "stop-mariadb");

    private MariaDb(Process process, Path directory, int port, String options) {
        this.process = process;
        this.directory = directory;
        this.port = port;
        this.options = options;
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    /** Starts it with an empty database. */
    public static MariaDb start() {
        return start("");
    }

    /**
     * Starts it with an empty database.
     *
     * @param options of the driver in the server under test, in the form {@code ?name=value}
     */
    public static MariaDb start(String options) {
        MariaDbHome home = MariaDbHome.find(BuildOutput.work());
        try {
            Path directory = Files.createTempDirectory("mariadb");
            initialize(home, directory);
            int port = Ports.free();
            Path setUp = Files.writeString(
                    directory.resolve("set-up.sql"),
                    // As Keycloak's guide has it; the order of letters is the server's own choice, which ignores case.
                    "CREATE DATABASE " + NAME + " CHARACTER SET utf8mb4;\nCREATE USER " + NAME + "@'%' IDENTIFIED BY '"
                            + NAME + "';\nGRANT ALL ON " + NAME + ".* TO " + NAME + "@'%';\n");
            MariaDb database = new MariaDb(
                    program(
                                    home,
                                    directory,
                                    "--init-file=" + setUp,
                                    "--bind-address=127.0.0.1",
                                    "--port=" + port,
                                    "--socket=" + directory.resolve("socket"),
                                    // The data lives as long as the test run: nothing is gained by forcing it to the
                                    // disk.
                                    "--innodb-flush-log-at-trx-commit=0",
                                    "--innodb-doublewrite=0",
                                    "--max-allowed-packet=64M")
                            .start(),
                    directory,
                    port,
                    options);
            database.awaitReady();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB did not start", e);
        }
    }

    /** What {@code mariadb-install-db} does, without a shell and without the users of a new installation. */
    private static void initialize(MariaDbHome home, Path directory) throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        StringBuilder sql = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\n");
        for (String part : List.of("system_tables", "performance_tables", "system_tables_data")) {
            sql.append(Files.readString(home.script(part))).append('\n');
        }
        Path script = Files.writeString(directory.resolve("bootstrap.sql"), sql);
        Process bootstrap = program(home, directory, "--bootstrap")
                .redirectInput(script.toFile())
                .start();
        try {
            if (bootstrap.waitFor() != 0) {
                throw new IOException("no database in " + data + ":\n" + Files.readString(log(directory)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static ProcessBuilder program(MariaDbHome home, Path directory, String... more) {
        List<String> command = new ArrayList<>(List.of(
                home.program().toString(),
                "--no-defaults",
                "--basedir=" + home.base(),
                "--datadir=" + directory.resolve("data"),
                "--lc-messages-dir=" + home.share(),
                "--character-sets-dir=" + home.share().resolve("charsets"),
                // Or it refuses to run as root.
                "--user=" + System.getProperty("user.name"),
                "--innodb-log-file-size=64M"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log(directory).toFile()));
    }

    private static Path log(Path directory) {
        return directory.resolve("log");
    }

    private void awaitReady() throws IOException {
        try {
            await("start of MariaDB")
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(100))
                    .failFast("MariaDB ended", () -> !process.isAlive())
                    .until(this::answers);
        } catch (RuntimeException e) {
            String log = Files.readString(log(directory));
            close();
            throw new IllegalStateException("MariaDB did not start:\n" + log, e);
        }
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            // Not listening yet: that is what the caller polls for.
            return false;
        }
    }

    @Override
    public String vendor() {
        return "mariadb";
    }

    @Override
    public List<String> startOptions(String host) {
        return List.of(
                "--db-url=jdbc:mariadb://" + host + ":" + port + "/" + NAME + options,
                "--db-username=" + NAME,
                "--db-password=" + NAME);
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/" + NAME, NAME, NAME);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atEnd);
        stop();
    }

    private void stop() {
        process.destroyForcibly().onExit().join();
        try {
            Trees.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
