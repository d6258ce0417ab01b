package io.github.passkeyjourney.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The modules of this project, as the build left them. */
final class Modules {
    static final String ROOT = "io.github.passkeyjourney";

    private static final Path PROJECT =
            Path.of(System.getProperty("harness.modules", "..")).toAbsolutePath();

    private Modules() {}

    static Path directory(String module) {
        return PROJECT.resolve(module);
    }

    static Path classes(String module) {
        return directory(module).resolve("target").resolve("classes");
    }

    static JavaClasses imported(String... modules) {
        return new ClassFileImporter()
                .importPaths(Stream.of(modules).map(Modules::classes).toList());
    }

    /** The names in {@code META-INF/services} of a module, by file. */
    static Map<String, List<String>> services(String module) {
        Path services = classes(module).resolve("META-INF").resolve("services");
        if (!Files.exists(services)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.list(services)) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), Modules::lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
