package io.github.passkeyjourney.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.keycloak.admin.client.Keycloak;

/** Keycloak as a process of this machine, from the unpacked distribution. */
public final class DistributionServer implements KeycloakServer {
    private static final Duration START = Duration.ofMinutes(4);

    private final ServerProcess process;
    private final ServerLog log;
    private final Database database;
    private final URI baseUri;
    private final URI managementUri;
    private final Keycloak admin;
    private final ServerClock clock;

    private DistributionServer(ServerProcess process, ServerLog log, Database database, int port, int management) {
        this.process = process;
        this.log = log;
        this.database = database;
        this.baseUri = URI.create("http://localhost:" + port);
        this.managementUri = URI.create("http://localhost:" + management);
        this.admin = Keycloak.getInstance(baseUri.toString(), "master", ADMIN, ADMIN, "admin-cli");
        this.clock = new ServerClock(baseUri, () -> admin.tokenManager().grantToken());
    }

    /**
     * Unpacks and builds where needed, starts, and waits until the server answers.
     *
     * @throws ServerStartException if it does not, with the tail of the log
     */
    public static DistributionServer start(ServerSettings settings) {
        Path logFile = settings.work.resolve("log").resolve(settings.name + ".log");
        ServerLog log = new ServerLog(logFile);
        try {
            Files.createDirectories(logFile.resolveSibling("."));
            Files.deleteIfExists(logFile);
            Path home = new ServerHome(settings).prepare(log);
            if (settings.realmFile != null) {
                Path imports = Files.createDirectories(home.resolve("data").resolve("import"));
                Files.copy(settings.realmFile, imports.resolve(settings.realmFile.getFileName()));
            }
            settings.progress.accept("Starting the server");
            int port = settings.port == 0 ? Ports.free() : settings.port;
            int management = Ports.free();
            settings.environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
            settings.environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
            ServerProcess process =
                    ServerProcess.start(home, arguments(settings, port, management), settings.environment, log);
            DistributionServer server = new DistributionServer(process, log, settings.database, port, management);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new ServerStartException("cannot start the server: " + e.getMessage(), log);
        }
    }

    private static List<String> arguments(ServerSettings settings, int port, int management) {
        List<String> arguments = new ArrayList<>(List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--hostname-strict=false",
                "--http-host=127.0.0.1",
                "--http-management-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + management,
                // Given to the start and not to the build, where it has no effect.
                "--cache=local"));
        arguments.addAll(settings.database.startOptions("127.0.0.1"));
        arguments.addAll(settings.options);
        if (settings.realmFile != null) {
            arguments.add("--import-realm");
        }
        return arguments;
    }

    private void awaitReady() {
        try {
            await("server start")
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(100))
                    .failFast("the server ended", () -> !process.isAlive())
                    // Not the health endpoint, which logs every answer that it is not ready yet.
                    .until(() -> answers(baseUri.resolve("/realms/master")));
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            process.close();
            throw new ServerStartException("the server did not start", log);
        }
    }

    private static boolean answers(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(10_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            // Not listening yet: that is what the caller polls for.
            return false;
        }
    }

    /** Waits until the server ends by itself or by a signal. */
    public void awaitEnd() {
        process.await();
    }

    /** Ends the server as a power cut does. {@link #close} still has to be called. */
    public void kill() {
        process.kill();
    }

    /** Whether this JVM was told to end. */
    public static boolean isShuttingDown() {
        return ServerProcess.isShuttingDown();
    }

    @Override
    public URI baseUri() {
        return baseUri;
    }

    @Override
    public URI managementUri() {
        return managementUri;
    }

    @Override
    public Keycloak admin() {
        return admin;
    }

    @Override
    public ServerLog log() {
        return log;
    }

    @Override
    public ServerClock clock() {
        return clock;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public void close() {
        admin.close();
        process.close();
        database.close();
    }
}
