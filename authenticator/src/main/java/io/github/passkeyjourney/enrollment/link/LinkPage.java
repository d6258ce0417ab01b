package io.github.passkeyjourney.enrollment.link;

import io.github.passkeyjourney.platform.ProductVersion;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;

/** What the phone is shown beside the ceremony, passkey-link.ftl; a bean, because FreeMarker cannot read records. */
public final class LinkPage {

    private static final String TEMPLATE = "passkey-link.ftl";

    private final Step step;
    private final @Nullable String action;
    private final @Nullable String poll;
    private final int number;

    private LinkPage(Step step, @Nullable String action, @Nullable String poll, int number) {
        this.step = step;
        this.action = action;
        this.poll = poll;
        this.number = number;
    }

    /** Asks whether this phone is the one. */
    public static Response asking(LoginFormsProvider form, String action) {
        return new LinkPage(Step.ASK, action, null, 0).render(form);
    }

    /**
     * Shows its number.
     *
     * @param action where it goes on
     * @param poll tells when it can
     */
    public static Response waiting(LoginFormsProvider form, String action, String poll, int number) {
        return new LinkPage(Step.WAIT, action, poll, number).render(form);
    }

    /** Says how it ended. */
    public static Response told(LoginFormsProvider form, Step step) {
        return new LinkPage(step, null, null, 0).render(form);
    }

    private Response render(LoginFormsProvider form) {
        Response page = form.setAttribute("passkeyLink", this).createForm(TEMPLATE);
        return Response.fromResponse(page)
                .status(step == Step.INVALID ? Response.Status.BAD_REQUEST : Response.Status.OK)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The path of the page's style below the theme's resources. */
    public String getStaticPath() {
        return ProductVersion.staticFolder();
    }

    /** The word that message keys begin with. */
    public String getStep() {
        return step.name().toLowerCase(Locale.ROOT);
    }

    /** Where the button leads. */
    public @Nullable String getAction() {
        return action;
    }

    /** Where a script learns that it goes on. */
    public @Nullable String getPoll() {
        return poll;
    }

    /** What is to be typed at the computer; 0 for nothing. */
    public int getNumber() {
        return number;
    }

    /** What the page is about. */
    public enum Step {
        /** Asks: link scanners open links, too. */
        ASK,
        /** Shows the number. */
        WAIT,
        /** The passkey is there. */
        DONE,
        /** None was wanted. */
        DECLINED,
        /** The link is not good, or no longer. */
        INVALID
    }
}
