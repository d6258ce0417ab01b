package io.github.passkeyjourney.harness;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.keycloak.admin.client.Keycloak;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.Testcontainers;
import org.testcontainers.containers.output.OutputFrame;

/** Keycloak from its published image; needs a Docker engine. */
final class ContainerServer implements KeycloakServer {
    private static final String HOST = "host.testcontainers.internal";

    private final KeycloakContainer container;
    private final ServerLog log;
    private final Database database;
    private final URI baseUri;
    private final Keycloak admin;
    private final ServerClock clock;

    private ContainerServer(KeycloakContainer container, ServerLog log, Database database) {
        this.container = container;
        this.log = log;
        this.database = database;
        this.baseUri = URI.create("http://localhost:" + container.getHttpPort());
        this.admin = Keycloak.getInstance(baseUri.toString(), "master", ADMIN, ADMIN, "admin-cli");
        this.clock = new ServerClock(baseUri, () -> admin.tokenManager().grantToken());
    }

    /**
     * Starts a container.
     *
     * @param version of the image; named always, since the library's default is another one
     * @param mailPort of a mail server on this machine; the container reaches it as {@link #host}
     * @throws IllegalStateException if there is no Docker engine
     */
    static ContainerServer start(String version, List<Path> providers, Database database, Path work, int mailPort) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("no Docker engine here: run without -Pdocker, which needs none");
        }
        Path logFile = work.resolve("log").resolve(database.vendor() + "-container.log");
        Testcontainers.exposeHostPorts(mailPort);
        if (database instanceof PostgreSql postgres) {
            Testcontainers.exposeHostPorts(postgres.port());
        }
        if (database instanceof MariaDb mariaDb) {
            Testcontainers.exposeHostPorts(mariaDb.port());
        }
        KeycloakContainer container = new KeycloakContainer("keycloak/keycloak:" + version)
                .withAdminUsername(ADMIN)
                .withAdminPassword(ADMIN)
                .withProviderLibsFrom(providers.stream().map(Path::toFile).toList())
                .withEnv("KC_DB", database.vendor())
                .withEnv("KC_SPI_PASSKEY_JOURNEY_FACTS__SQL__METERED_REALMS", "1000")
                .withLogConsumer(frame -> append(logFile, frame));
        for (String option : database.startOptions(HOST)) {
            // --db-url=… as KC_DB_URL=…
            int equals = option.indexOf('=');
            String name = option.substring(2, equals).replace('-', '_').toUpperCase(Locale.ROOT);
            container.withEnv("KC_" + name, option.substring(equals + 1));
        }
        try {
            Files.createDirectories(logFile.resolveSibling("."));
            Files.deleteIfExists(logFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        container.start();
        return new ContainerServer(container, new ServerLog(logFile), database);
    }

    private static void append(Path logFile, OutputFrame frame) {
        try {
            Files.writeString(logFile, frame.getUtf8String(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI baseUri() {
        return baseUri;
    }

    @Override
    public URI managementUri() {
        return URI.create(container.getMgmtServerUrl());
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
    public String host() {
        return HOST;
    }

    @Override
    public void close() {
        admin.close();
        container.stop();
        database.close();
    }
}
