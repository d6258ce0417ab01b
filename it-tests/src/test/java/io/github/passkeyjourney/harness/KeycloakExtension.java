package io.github.passkeyjourney.harness;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives tests what {@link KeycloakTest} promises, and keeps what explains a failure. */
final class KeycloakExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(KeycloakExtension.class);
    private static final String DATABASE = "harness.database";
    private static final AtomicInteger REALMS = new AtomicInteger();

    /** A server that did not start will not start for the next test either, and each attempt takes minutes. */
    private static final Map<DatabaseKind, RuntimeException> FAILED = new EnumMap<>(DatabaseKind.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getTestMethod().isPresent()
                && List.of(
                                KeycloakServer.class,
                                TestRealm.class,
                                Devices.class,
                                Device.class,
                                App.class,
                                Mailbox.class,
                                SmsGateway.class)
                        .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == KeycloakServer.class) {
            return server(context);
        }
        if (type == TestRealm.class) {
            return realm(context);
        }
        if (type == Devices.class) {
            return devices(context);
        }
        if (type == Device.class) {
            return once(context, Device.class, key -> devices(context).platform());
        }
        if (type == App.class) {
            return once(context, App.class, key -> App.start(realm(context)));
        }
        return type == SmsGateway.class ? gateway(context) : mailbox(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        session(context).computeIfAbsent("failures of the last run", key -> dropFailures());
        context.getStore(NAMESPACE).put("log", server(context).log().mark());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        KeycloakServer server = server(context);
        context.getExecutionException().ifPresent(failure -> report(context, server, failure));
        server.clock().reset();
    }

    private static void report(ExtensionContext context, KeycloakServer server, Throwable failure) {
        String test = context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
        FailureReport report = new FailureReport(BuildOutput.failures(), test);
        StringWriter stack = new StringWriter();
        failure.printStackTrace(new PrintWriter(stack));
        report.add("failure.txt", stack.toString());
        Long mark = context.getStore(NAMESPACE).get("log", Long.class);
        report.add("server.log", server.log().since(mark == null ? 0 : mark));
        Devices devices = context.getStore(NAMESPACE).get(Devices.class, Devices.class);
        if (devices == null) {
            return;
        }
        int number = 0;
        for (Device device : devices.all()) {
            number++;
            String name = "device-" + number;
            report.add(
                    name + ".png",
                    file -> device.page()
                            .screenshot(
                                    new Page.ScreenshotOptions().setPath(file).setFullPage(true)));
            report.add(
                    name + ".html",
                    file -> Files.writeString(
                            file,
                            "<!-- " + device.page().url() + " -->\n"
                                    + device.page().content()));
            report.add(name + "-console.txt", String.join("\n", device.complaints()));
            report.add(name + "-trace.zip", device::saveTrace);
        }
    }

    private static boolean dropFailures() {
        try {
            Trees.delete(BuildOutput.failures());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeycloakServer server(ExtensionContext context) {
        DatabaseKind kind = kind(context);
        return session(context).computeIfAbsent(kind, key -> start(context, kind), KeycloakServer.class);
    }

    /** Tests that name no database run on the one that this run is about. */
    private static DatabaseKind kind(ExtensionContext context) {
        DatabaseKind kind = settings(context).database();
        return kind == DatabaseKind.EMBEDDED
                ? context.getConfigurationParameter(DATABASE, DatabaseKind::valueOf)
                        .orElse(kind)
                : kind;
    }

    private static KeycloakServer start(ExtensionContext context, DatabaseKind kind) {
        RuntimeException failed = FAILED.get(kind);
        if (failed != null) {
            throw failed;
        }
        try {
            return startNow(context, kind);
        } catch (RuntimeException e) {
            FAILED.put(kind, e);
            throw e;
        }
    }

    private static KeycloakServer startNow(ExtensionContext context, DatabaseKind kind) {
        if (System.getProperty("harness.backend", "distribution").equals("docker")) {
            return ContainerServer.start(
                    System.getProperty("harness.keycloak.version"),
                    BuildOutput.providers(),
                    kind.start(),
                    BuildOutput.work(),
                    mailbox(context).port());
        }
        return DistributionServer.start(new ServerSettings(BuildOutput.keycloakZip(), BuildOutput.work(), kind.start())
                // Two kinds may be of one vendor.
                .name(BuildOutput.inThisProcess(kind.name().toLowerCase(Locale.ROOT)))
                // Each test has a realm of its own.
                .option("--spi-passkey-journey-facts--sql--metered-realms=1000")
                // All of them come from one address.
                .option("--spi-authenticator--passkey-recovery--answers-per-address=100000")
                .option("--spi-authenticator--passkey-recovery--answers-per-network=100000")
                .option("--spi-authenticator--passkey-recovery--messages-per-address=100000")
                .option("--spi-authenticator--passkey-recovery--messages-per-network=100000")
                .option("--spi-passkey-journey-sms-sender--webhook--url="
                        + gateway(context).url())
                .option("--spi-passkey-journey-sms-sender--webhook--secret=" + SmsGateway.SECRET)
                .providers(BuildOutput.providers()));
    }

    private static SmsGateway gateway(ExtensionContext context) {
        return session(context).computeIfAbsent(SmsGateway.class, key -> SmsGateway.start(), SmsGateway.class);
    }

    private static TestRealm realm(ExtensionContext context) {
        return once(
                context,
                TestRealm.class,
                key -> TestRealm.create(
                        server(context),
                        mailbox(context),
                        "realm" + REALMS.incrementAndGet(),
                        settings(context).journey()));
    }

    private static Devices devices(ExtensionContext context) {
        return once(
                context,
                Devices.class,
                key -> new Devices(session(context)
                        .computeIfAbsent(Chromium.class, launch -> Chromium.launch(), Chromium.class)
                        .browser()));
    }

    private static Mailbox mailbox(ExtensionContext context) {
        return session(context).computeIfAbsent(Mailbox.class, key -> Mailbox.start(0), Mailbox.class);
    }

    private static KeycloakTest settings(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), KeycloakTest.class, context.getEnclosingTestClasses())
                .orElseThrow();
    }

    private static <T> T once(ExtensionContext context, Class<T> type, Function<Class<T>, T> maker) {
        return context.getStore(NAMESPACE).computeIfAbsent(type, maker, type);
    }

    /** Outlives a test class: Failsafe hands classes one by one to each of its processes, and a server takes long to start. */
    private static Store session(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
    }
}
