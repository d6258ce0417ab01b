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
