package io.github.passkeyjourney.harness;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Tracing;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One device of one person: a browser with cookies, authenticators and one open page of its own. */
public final class Device implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Pattern SESSION_COOKIES = Pattern.compile("KEYCLOAK_.*|AUTH_SESSION_ID|KC_.*");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final Map<VirtualAuthenticator.Kind, VirtualAuthenticator> authenticators =
            new EnumMap<>(VirtualAuthenticator.Kind.class);

    @Nullable
    private CDPSession webAuthn;

    private boolean dialogs;

    Device(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout((double) PATIENCE.toMillis());
        context.tracing().start(new Tracing.StartOptions().setSnapshots(true).setScreenshots(false));
        this.page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
    }

    /** Has the browser show the dialogs of WebAuthn, as a real one does; before an authenticator is plugged in. */
    public Device showDialogs() {
        dialogs = true;
        return this;
    }

    /** Plugs in an authenticator. */
    public VirtualAuthenticator plug(VirtualAuthenticator.Kind kind) {
        VirtualAuthenticator authenticator = VirtualAuthenticator.plug(webAuthn(), kind);
        authenticators.put(kind, authenticator);
        return authenticator;
    }

    /** The authenticator that was plugged in as {@code kind}. */
    public VirtualAuthenticator authenticator(VirtualAuthenticator.Kind kind) {
        VirtualAuthenticator authenticator = authenticators.get(kind);
        if (authenticator == null) {
            throw new IllegalStateException("this device has no " + kind);
        }
        return authenticator;
    }

    /** The built-in authenticator. */
    public VirtualAuthenticator platform() {
        return authenticator(VirtualAuthenticator.Kind.PLATFORM);
    }

    /** The security key. */
    public VirtualAuthenticator securityKey() {
        return authenticator(VirtualAuthenticator.Kind.SECURITY_KEY);
    }

    /** Goes to an address. */
    public Device open(URI uri) {
        page.navigate(uri.toString());
        return this;
    }

    /** Does what leads to another page, or to the same one anew, and waits until it is there. */
    public Device leave(Runnable act) {
        page.evaluate("() => { window.leaving = true; }");
        act.run();
        page.waitForFunction("() => !window.leaving && document.readyState === 'complete'");
        return this;
    }

    /** The open page. */
    public Page page() {
        return page;
    }

    /** A second tab, with the same cookies but without an authenticator. */
    public Page newTab() {
        return context.newPage();
    }

    /** The whole browser. */
    public BrowserContext context() {
        return context;
    }

    /** Forgets the sessions with the server and every other cookie. */
    public Device clearCookies() {
        context.clearCookies();
        return this;
    }

    /** Ends the sign-in here, and keeps what else the browser knows: markers and capabilities. */
    public Device forgetSession() {
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName(SESSION_COOKIES));
        return this;
    }

    /** A cookie's value; empty if the browser has none of that name. */
    public String cookie(String name) {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals(name))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }

    /** Errors of scripts and of the console, in order. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    void saveTrace(Path zip) {
        context.tracing().stop(new Tracing.StopOptions().setPath(zip));
    }

    private CDPSession webAuthn() {
        if (webAuthn == null) {
            webAuthn = context.newCDPSession(page);
            JsonObject options = new JsonObject();
            options.addProperty("enableUI", dialogs);
            webAuthn.send("WebAuthn.enable", options);
        }
        return webAuthn;
    }

    @Override
    public void close() {
        calmDown();
        context.close();
    }

    /** A page whose autofill is answered and refused for ever calls on us all the time, and closing would wait for its end. */
    private void calmDown() {
        try {
            if (webAuthn != null) {
                webAuthn.send("WebAuthn.disable");
            }
            context.pages().forEach(open -> open.navigate("about:blank"));
        } catch (PlaywrightException e) {
            // It was about to go anyway.
        }
    }
}
