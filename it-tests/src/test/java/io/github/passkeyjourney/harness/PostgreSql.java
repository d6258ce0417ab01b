package io.github.passkeyjourney.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A PostgreSQL server of its own, on a free port, gone with {@link #close}. */
public final class PostgreSql implements Database {
    private final Path data;
    private final String driverOptions;
    private EmbeddedPostgres postgres;

    private PostgreSql(Path data, EmbeddedPostgres postgres, String driverOptions) {
        this.data = data;
        this.postgres = postgres;
        this.driverOptions = driverOptions;
    }

    /** Starts it with an empty database. */
    public static PostgreSql start() {
        return start("");
    }

    /** The same for a server that prepares no statement for a second use. */
    public static PostgreSql startUnprepared() {
        return start("?prepareThreshold=0");
    }

    private static PostgreSql start(String driverOptions) {
        try {
            Path data = Files.createTempDirectory("postgresql");
            return new PostgreSql(data, start(data, Ports.free()), driverOptions);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                // The data lives as long as the test run: nothing is gained by forcing it to the disk.
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .start();
    }

    /** Ends the server and every connection to it; the data stays. */
    public void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server that was stopped, with its data and where it was. */
    public void startAgain() {
        try {
            postgres = start(data, postgres.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start again", e);
        }
    }

    @Override
    public String vendor() {
        return "postgres";
    }

    @Override
    public List<String> startOptions(String host) {
        return List.of(
                "--db-url=jdbc:postgresql://" + host + ":" + port() + "/postgres" + driverOptions,
                "--db-username=postgres",
                "--db-password=postgres");
    }

    @Override
    public Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    int port() {
        return postgres.getPort();
    }

    @Override
    public void close() {
        stop();
        try {
            Trees.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
