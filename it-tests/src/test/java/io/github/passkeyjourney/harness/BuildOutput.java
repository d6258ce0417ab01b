package io.github.passkeyjourney.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the Maven build put what the harness needs. Defaults serve a run from an IDE after {@code mvn package}. */
final class BuildOutput {
    private static final Path ROOT =
            Path.of(System.getProperty("harness.target", "target")).toAbsolutePath();

    @SuppressWarnings("unused") // Would be given back if it were collected.
    private static @Nullable FolderLock held;

    private static final int PLACE = takePlace();

    private BuildOutput() {}

    static Path keycloakZip() {
        return existing(ROOT.resolve("keycloak").resolve("keycloak.zip"));
    }

    /** The jars under test, the test clock and its like, and the demo's history. */
    static List<Path> providers() {
        try (Stream<Path> jars = Files.list(existing(ROOT.resolve("providers")));
                Stream<Path> own = Files.list(ROOT)) {
            return Stream.concat(
                            jars.filter(jar -> jar.toString().endsWith(".jar")),
                            own.filter(jar -> jar.toString().endsWith("-test-clock.jar")
                                    || jar.toString().endsWith("-sample-history.jar")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path work() {
        return ROOT.resolve("servers");
    }

    /** Tests run in several processes at once; names of servers and files must differ between them. */
    static String inThisProcess(String name) {
        return name + "-" + PLACE;
    }

    /** The first place that no other process has; it is given back with this process. */
    private static int takePlace() {
        try {
            for (int place = 1; ; place++) {
                Optional<FolderLock> lock = FolderLock.tryOf(work().resolve("place-" + place));
                if (lock.isPresent()) {
                    held = lock.get();
                    return place;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path failures() {
        return ROOT.resolve(inThisProcess("failures"));
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is missing: run `mvn package` first");
        }
        return path;
    }
}
