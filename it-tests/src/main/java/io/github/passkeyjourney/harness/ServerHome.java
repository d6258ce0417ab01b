package io.github.passkeyjourney.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Unpacks the distribution once, runs {@code kc.sh build} once per set of jars and options, and hands out copies. */
final class ServerHome {
    private final ServerSettings settings;
    private final List<String> buildOptions;

    ServerHome(ServerSettings settings) {
        this.settings = settings;
        this.buildOptions = List.of(
                "--db=" + settings.database.vendor(), "--health-enabled=true", "--metrics-enabled=" + settings.metrics);
    }

    /** A home of its own, built and never started, so without a cache of an earlier run. */
    Path prepare(ServerLog log) {
        // Tests run in several processes, which share what is unpacked and built.
        try (FolderLock lock = FolderLock.of(settings.work)) {
            Path built = built(log);
            Path home = settings.work.resolve("run").resolve(settings.name);
            Trees.delete(home);
            Trees.copyHome(built, home);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare a server in " + settings.work, e);
        }
    }

    private Path built(ServerLog log) throws IOException {
        String prefix = (settings.metrics ? "" : "unmetered-") + settings.database.vendor() + "-";
        Path built = settings.work.resolve("built").resolve(prefix + hash());
        if (Files.exists(built)) {
            return built;
        }
        Path unpacked = unpacked();
        settings.progress.accept("Building the server");
        dropOlder(built.resolveSibling("."), prefix);
        Path half = built.resolveSibling("half-" + prefix);
        Trees.delete(half);
        Trees.copyHome(unpacked, half);
        for (Path jar : settings.providers) {
            Files.copy(jar, half.resolve("providers").resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        List<String> arguments = new ArrayList<>(List.of("build"));
        arguments.addAll(buildOptions);
        try (ServerProcess build = ServerProcess.start(half, arguments, settings.environment, log)) {
            if (build.await() != 0) {
                throw new ServerStartException("kc.sh build failed", log);
            }
        }
        // Renamed only now: a build that was interrupted is never taken for a whole one.
        Files.move(half, built);
        return built;
    }

    private Path unpacked() throws IOException {
        Path unpacked = settings.work.resolve("unpacked-" + digest(List.of(settings.zip), List.of()));
        if (!Files.exists(unpacked)) {
            settings.progress.accept("Unpacking Keycloak");
            Path half = settings.work.resolve("half-unpacked");
            Trees.delete(half);
            Files.createDirectories(half);
            Trees.unpack(settings.zip, half);
            Files.move(half, unpacked);
        }
        return unpacked;
    }

    private static void dropOlder(Path directory, String prefix) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.toList()) {
                if (entry.getFileName().toString().startsWith(prefix)) {
                    Trees.delete(entry);
                }
            }
        }
    }

    private String hash() throws IOException {
        List<Path> files = new ArrayList<>(settings.providers);
        files.sort(Comparator.comparing(Path::getFileName));
        files.add(settings.zip);
        return digest(files, buildOptions);
    }

    private static String digest(List<Path> files, List<String> words) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        for (Path file : files) {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
        words.forEach(word -> digest.update(word.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}
