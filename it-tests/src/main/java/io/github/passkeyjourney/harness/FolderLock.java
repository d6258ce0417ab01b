package io.github.passkeyjourney.harness;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Keeps other processes out of a folder until it is closed; it ends with its process, too. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits until nobody else holds it. One process must not ask for it twice.
     *
     * @throws IOException if the folder cannot be made or locked
     */
    static FolderLock of(Path folder) throws IOException {
        FileChannel channel = channel(folder);
        channel.lock();
        return new FolderLock(channel);
    }

    /**
     * Does not wait; empty where another process holds it.
     *
     * @throws IOException if the folder cannot be made or locked
     */
    static Optional<FolderLock> tryOf(Path folder) throws IOException {
        FileChannel channel = channel(folder);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new FolderLock(channel));
    }

    private static FileChannel channel(Path folder) throws IOException {
        Files.createDirectories(folder);
        return FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
