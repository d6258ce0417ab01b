package io.github.passkeyjourney.demo;

import io.github.passkeyjourney.harness.DistributionServer;
import io.github.passkeyjourney.harness.H2;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.Ports;
import io.github.passkeyjourney.harness.ServerSettings;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * Starts Keycloak with the realm {@code demo}, a mail server and an inbox, and runs until it is told to stop. The script
 * {@code demo} builds and calls it with the system properties {@code demo.project} (the directory of the script), {@code
 * demo.target} (what the build put together) and, for tests, {@code demo.state} instead of the directory {@code .demo}, and
 * {@code demo.history.users} instead of 5 000. Exit status: 1 if it cannot start, 2 for a wrong command line.
 */
public final class Demo {
    private static final Logger LIBRARIES = Logger.getLogger("");

    private final Options options;
    private final Path project;
    private final Path target;
    private final Path state;
    private final int historyUsers = Integer.getInteger("demo.history.users", LoadedHistory.USERS);

    private Demo(Options options) {
        this.options = options;
        this.project = Path.of(System.getProperty("demo.project", "."))
                .toAbsolutePath()
                .normalize();
        this.state = Path.of(
                System.getProperty("demo.state", project.resolve(".demo").toString()));
        this.target =
                Path.of(System.getProperty("demo.target", "it-tests/target")).toAbsolutePath();
    }

    /** Runs until a signal comes, or the server ends. */
    public static void main(String[] arguments) {
        // What libraries log helps nobody who came to look at a demo.
        LIBRARIES.setLevel(Level.OFF);
        try {
            new Demo(Options.parse(arguments)).run();
        } catch (IllegalArgumentException e) {
            stop(2, e);
        } catch (IOException | RuntimeException e) {
            stop(1, e);
        }
    }

    private static void stop(int status, Exception reason) {
        // After a signal the end was asked for, and what fails because of it is no news.
        if (DistributionServer.isShuttingDown()) {
            return;
        }
        String message = reason.getMessage() == null ? reason.toString() : reason.getMessage();
        System.err.println("demo: " + message.lines().findFirst().orElse(""));
        System.exit(status);
    }

    private void run() throws IOException {
        if (!Ports.isFree(options.port())) {
            throw new BindException("port " + options.port() + " is in use; choose another with --port N");
        }
        RealmFile realm = RealmFile.read(project.resolve("realm-config/src/main/realm/demo-realm.json"));
        try (State held = State.open(state)) {
            if (options.clean()) {
                say("Forgetting the last run");
                held.clean();
            }
            if (held.undoHalfHistory()) {
                say("Taking back the sample data that were not loaded to the end");
            }
            boolean load = options.withHistory() && held.history().isEmpty();
            if (load) {
                held.beginHistory();
            }
            try (Mailbox mailbox = Mailbox.start(held.port("smtp"));
                    Inbox inbox = Inbox.start(held.port("inbox"), mailbox, new InboxPage(realm.people()));
                    DistributionServer server = start(held, realm, mailbox)) {
                if (DistributionServer.isShuttingDown()) {
                    return;
                }
                pointToMailbox(server, realm.realm(), mailbox);
                if (load) {
                    held.endHistory(loadHistory(server, realm.realm()));
                }
                System.out.println(new Summary()
                        .render(addresses(server, realm.realm(), inbox, mailbox), realm.people(), held.history()));
                System.out.println("  Ctrl-C stops it. Users keep their passkeys until ./demo --clean.");
                System.out.flush();
                server.awaitEnd();
                throw new IllegalStateException(
                        "Keycloak ended by itself; see " + server.log().file());
            }
        }
    }

    private DistributionServer start(State held, RealmFile realm, Mailbox mailbox) throws IOException {
        ServerSettings settings = new ServerSettings(
                        target.resolve("keycloak").resolve("keycloak.zip"), held.server(), H2.inFiles(held.database()))
                .providers(providers())
                .port(options.port())
                .importRealm(realm.path())
                .environment("PASSKEY_JOURNEY_SMTP_PORT", Integer.toString(mailbox.port()))
                .progress(step -> say(step));
        return DistributionServer.start(settings);
    }

    /** The jars of the product, and the one that makes the history. */
    private List<Path> providers() throws IOException {
        try (Stream<Path> jars = Files.list(target.resolve("providers"));
                Stream<Path> own = Files.list(target)) {
            return Stream.concat(
                            jars.filter(jar -> jar.toString().endsWith(".jar")),
                            own.filter(jar -> jar.toString().endsWith("-sample-history.jar")))
                    .toList();
        }
    }

    private int loadHistory(KeycloakServer server, String realm) throws IOException {
        say("Loading the sample data: %d users, 90 days".formatted(historyUsers));
        LoadedHistory loaded = LoadedHistory.load(server, realm, historyUsers);
        System.out.println(loaded.sentence());
        return loaded.users();
    }

    /** The realm of an earlier run stays as it is; only the mail server may have moved since. */
    private static void pointToMailbox(KeycloakServer server, String realm, Mailbox mailbox) {
        RealmResource admin = server.admin().realm(realm);
        RealmRepresentation representation = admin.toRepresentation();
        String port = Integer.toString(mailbox.port());
        if (!port.equals(representation.getSmtpServer().get("port"))) {
            representation.getSmtpServer().put("port", port);
            admin.update(representation);
        }
    }

    private static Map<String, String> addresses(KeycloakServer server, String realm, Inbox inbox, Mailbox mailbox) {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("Sign in (account console)", server.baseUri() + "/realms/" + realm + "/account");
        addresses.put(
                "Admin console", server.baseUri() + "/admin    " + KeycloakServer.ADMIN + " / " + KeycloakServer.ADMIN);
        addresses.put("Inbox, one-time codes", inbox.uri().toString());
        addresses.put("Health, metrics", server.managementUri() + "/health    /metrics");
        addresses.put("Mail server (SMTP)", "localhost:" + mailbox.port());
        addresses.put("Log", server.log().file().toString());
        return addresses;
    }

    private static void say(String step) {
        System.out.println(step + " …");
    }
}
