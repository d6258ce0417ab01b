package io.github.passkeyjourney.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a {@link DistributionServer} is made of. */
public final class ServerSettings {
    final Path zip;
    final Path work;
    final Database database;
    final List<Path> providers = new ArrayList<>();
    final Map<String, String> environment = new HashMap<>();
    final List<String> options = new ArrayList<>();
    String name;
    int port;
    boolean metrics = true;
    Consumer<String> progress = step -> {};

    @Nullable
    Path realmFile;

    /**
     * @param zip the Keycloak distribution
     * @param work where it is unpacked, built and run; what can be used again is found there by the next start
     * @param database closed with the server
     */
    public ServerSettings(Path zip, Path work, Database database) {
        this.zip = zip;
        this.work = work;
        this.database = database;
        this.name = database.vendor();
    }

    /** What tells this server's files from those of another that runs beside it; the vendor of the database if not set. */
    public ServerSettings name(String serverName) {
        name = serverName;
        return this;
    }

    /** Adds provider jars. */
    public ServerSettings providers(List<Path> jars) {
        providers.addAll(jars);
        return this;
    }

    /** The HTTP port; 0, the default, takes a free one. */
    public ServerSettings port(int httpPort) {
        port = httpPort;
        return this;
    }

    /** Builds the server without its metrics endpoint. */
    public ServerSettings withoutMetrics() {
        metrics = false;
        return this;
    }

    /** Sets an environment variable of the server. */
    public ServerSettings environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Adds an option of {@code kc.sh start}. */
    public ServerSettings option(String option) {
        options.add(option);
        return this;
    }

    /** Imports this realm at the start unless the database has it already. */
    public ServerSettings importRealm(Path file) {
        realmFile = file;
        return this;
    }

    /** Is told, in a word or two, what takes time next. */
    public ServerSettings progress(Consumer<String> listener) {
        progress = listener;
        return this;
    }
}
