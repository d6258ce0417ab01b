package io.github.passkeyjourney.harness;

import java.nio.file.Path;
import java.util.List;

/** Keycloak's embedded H2, in the memory of the server or in files. */
public final class H2 implements Database {
    private final String vendor;
    private final List<String> startOptions;

    private H2(String vendor, List<String> startOptions) {
        this.vendor = vendor;
        this.startOptions = startOptions;
    }

    /** A database that ends with its server. */
    public static H2 inMemory() {
        return new H2("dev-mem", List.of());
    }

    /** A database in {@code directory} that outlives its server; created when it is first opened. */
    public static H2 inFiles(Path directory) {
        // Without NON_KEYWORDS Keycloak's own columns named VALUE do not parse. No trace: Keycloak asks for tables that
        // are
        // not there yet, and each such question would be written to a file.
        String url = "jdbc:h2:file:" + directory.toAbsolutePath().resolve("keycloak")
                + ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=0;TRACE_LEVEL_FILE=0";
        return new H2("dev-file", List.of("--db-url=" + url));
    }

    @Override
    public String vendor() {
        return vendor;
    }

    @Override
    public List<String> startOptions(String host) {
        return startOptions;
    }
}
