package io.github.passkeyjourney.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Collects what explains a failed test in one directory. */
final class FailureReport {
    /** Writes one piece of evidence. */
    interface Evidence {
        /** Whatever it throws is written in its place. */
        void writeTo(Path file) throws IOException;
    }

    private final Path directory;

    FailureReport(Path failures, String test) {
        // Display names of parameterized tests contain anything.
        String name = test.replaceAll("[^A-Za-z0-9._-]+", "_");
        this.directory = failures.resolve(name.substring(0, Math.min(name.length(), 120)));
        try {
            Trees.delete(directory);
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a file; one that cannot be made must not hide the others, nor the failure itself. */
    FailureReport add(String name, Evidence evidence) {
        try {
            evidence.writeTo(directory.resolve(name));
        } catch (IOException | RuntimeException e) {
            write(directory.resolve(name + ".missing.txt"), e.toString());
        }
        return this;
    }

    /** Adds a text. */
    FailureReport add(String name, String text) {
        return add(name, file -> Files.writeString(file, text));
    }

    Path directory() {
        return directory;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
