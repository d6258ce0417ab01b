package io.github.passkeyjourney.demo;

import io.github.passkeyjourney.harness.Ports;
import io.github.passkeyjourney.harness.Trees;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The directory {@code .demo}: what one run leaves to the next. Held by at most one run at a time. */
final class State implements AutoCloseable {
    private final Path directory;
    private final FileChannel lock;

    private State(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** @throws IllegalStateException if another run holds it */
    static State open(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IllegalStateException("another demo runs from this directory; stop it first");
        }
        return new State(directory, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Forgets everything: users, passkeys, the unpacked server. */
    void clean() throws IOException {
        try (var entries = Files.list(directory)) {
            for (Path entry : entries.toList()) {
                if (!entry.getFileName().toString().equals("lock")) {
                    Trees.delete(entry);
                }
            }
        }
    }

    /** Where the server is unpacked, built and run. */
    Path server() {
        return directory.resolve("server");
    }

    /** Where the database is. */
    Path database() {
        return directory.resolve("database");
    }

    /** Whether the sample data are in the database, and how many users they are; empty where they are not. */
    OptionalInt history() throws IOException {
        Path note = note();
        return Files.exists(note)
                ? OptionalInt.of(Integer.parseInt(Files.readString(note).strip()))
                : OptionalInt.empty();
    }

    /** Keeps the database as it is, for {@link #undoHalfHistory}. To be called while nothing uses it. */
    void beginHistory() throws IOException {
        Path half = directory.resolve("half-before-history");
        Trees.delete(half);
        if (Files.exists(database())) {
            Trees.copy(database(), half);
        } else {
            Files.createDirectories(half);
        }
        // Renamed only now: a copy that was interrupted is never taken for a whole one.
        Files.move(half, beforeHistory());
    }

    /** The sample data are complete. */
    void endHistory(int users) throws IOException {
        Files.writeString(note(), Integer.toString(users));
        Path half = directory.resolve("half-before-history");
        Trees.delete(half);
        Files.move(beforeHistory(), half);
        Trees.delete(half);
    }

    /**
     * Puts the database back to where it was before sample data of which the loading was cut short; tells whether there was
     * such a thing. To be called while nothing uses it.
     */
    boolean undoHalfHistory() throws IOException {
        if (!Files.exists(beforeHistory())) {
            return false;
        }
        Trees.delete(database());
        Files.move(beforeHistory(), database());
        return true;
    }

    private Path beforeHistory() {
        return directory.resolve("before-history");
    }

    /** Beside the data that it speaks of, with which it comes and goes. */
    private Path note() {
        return database().resolve("history");
    }

    /** The port of an earlier run under this name while it is free, so that open tabs go on working; else a free one. */
    int port(String name) throws IOException {
        Path file = directory.resolve("ports.properties");
        Properties ports = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                ports.load(reader);
            }
        }
        int port = Integer.parseInt(ports.getProperty(name, "0"));
        if (port == 0 || !Ports.isFree(port)) {
            port = Ports.free();
            ports.setProperty(name, Integer.toString(port));
            try (Writer writer = Files.newBufferedWriter(file)) {
                ports.store(writer, "Ports of the last run");
            }
        }
        return port;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
