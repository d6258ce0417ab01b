package io.github.passkeyjourney.device.link;

import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.enrollment.GuardPage;
import io.github.passkeyjourney.enrollment.link.Computer;
import io.github.passkeyjourney.enrollment.link.DeviceLink;
import io.github.passkeyjourney.enrollment.link.DeviceLinks;
import io.github.passkeyjourney.enrollment.link.LinkEnd;
import io.github.passkeyjourney.enrollment.link.LinkStep;
import io.github.passkeyjourney.lifecycle.EnrollmentGate;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.policy.EnrollmentVerdict;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.common.util.KeycloakUriBuilder;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.urls.UrlType;

/**
 * Shows a QR code by which a phone makes a passkey, and takes the number that the phone shows. The guard of enrolment stands before
 * it: what the phone makes is made on the word of this sign-in.
 */
final class DeviceLinkAction implements RequiredActionProvider {

    private static final String SECRET = "passkey-journey.device-link.secret";
    private static final String LIMIT = "limit";

    private final KeycloakSession session;
    private final Clock clock = new KeycloakClock();
    private final GuardPage guard;
    private final DeviceLinks links;

    DeviceLinkAction(KeycloakSession session) {
        this.session = session;
        this.guard = new GuardPage(session);
        this.links = DeviceLinks.of(session);
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    /** In seconds. If an app asks for the page after an older sign-in, Keycloak has that done again by itself. */
    @Override
    public int getMaxAuthAge(KeycloakSession session) {
        int own = RequiredActionProvider.super.getMaxAuthAge(session);
        if (session == null) {
            return own;
        }
        long rule = new EnrollmentGate(session)
                .rules(session.getContext().getRealm())
                .maxAuthAge()
                .toSeconds();
        return (int) Math.min(own, rule);
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        if (!AuthenticatorUtil.isSSOAuthentication(context.getAuthenticationSession())) {
            new SignInNotes(context.getAuthenticationSession()).setSignedInAt(clock.instant());
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        show(context);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Optional<DeviceLink> link = current(context);
        if (GuardPage.answers(form)) {
            guard.confirm(context)
                    .ifPresentOrElse(
                            failure -> context.challenge(guard.render(context, guard.verdict(context), failure)),
                            () -> show(context));
        } else if (GuardPage.leaves(form) || form.containsKey("cancel")) {
            leave(context, link);
        } else if (form.containsKey("again")) {
            link.ifPresent(old -> links.end(old, LinkEnd.CANCELLED));
            forget(context);
            show(context);
        } else if (form.containsKey("number")) {
            // What the phone makes is made on the word of this moment.
            link.filter(open -> guard.verdict(context).allows())
                    .ifPresent(open -> links.confirm(open, number(form.getFirst("number"))));
            show(context);
        } else if (form.containsKey("continue")
                && link.map(links::step).filter(LinkStep.DONE::equals).isPresent()) {
            forget(context);
            context.success();
        } else {
            show(context);
        }
    }

    private void leave(RequiredActionContext context, Optional<DeviceLink> link) {
        link.ifPresent(open -> links.end(open, LinkEnd.CANCELLED));
        forget(context);
        AuthenticationSessionModel page = context.getAuthenticationSession();
        if (context.getAction().equals(page.getClientNote(Constants.KC_ACTION_EXECUTING))) {
            context.cancel();
        } else {
            context.success();
        }
    }

    private void show(RequiredActionContext context) {
        Optional<DeviceLink> known = current(context);
        LinkStep step = known.map(links::step).orElse(LinkStep.OPEN);
        if (step == LinkStep.DONE) {
            render(context, DeviceLinkBean.done(known.flatMap(links::label).orElse("")));
            return;
        }
        EnrollmentVerdict verdict = guard.verdict(context);
        if (!verdict.allows() && (step == LinkStep.OPEN || step == LinkStep.CLAIMED)) {
            known.ifPresent(open -> links.end(open, LinkEnd.CANCELLED));
            forget(context);
            context.challenge(guard.render(context, verdict, null));
            return;
        }
        Optional<DeviceLink> link = known.isPresent() ? known : create(context);
        if (link.isEmpty()) {
            render(context, DeviceLinkBean.ended(LIMIT));
            return;
        }
        render(context, bean(context, link.get(), step));
    }

    private DeviceLinkBean bean(RequiredActionContext context, DeviceLink link, LinkStep step) {
        return switch (step) {
            case ENDED ->
                DeviceLinkBean.ended(links.end(link).orElse(LinkEnd.CANCELLED).id());
            case OPEN, CLAIMED ->
                DeviceLinkBean.showing(step, QrCode.png(address(context).toString()), poll(context, link));
            default -> DeviceLinkBean.waiting(step, poll(context, link));
        };
    }

    private void render(RequiredActionContext context, DeviceLinkBean bean) {
        Response page = context.form().setAttribute("passkeyDeviceLink", bean).createForm("passkey-device-link.ftl");
        context.challenge(page);
    }

    private Optional<DeviceLink> current(RequiredActionContext context) {
        return Computer.link(context.getAuthenticationSession())
                .flatMap(id -> links.find(context.getRealm().getId(), id));
    }

    private Optional<DeviceLink> create(RequiredActionContext context) {
        String secret = DeviceLinks.newSecret();
        AuthenticationSessionModel page = context.getAuthenticationSession();
        DeviceLink link = new DeviceLink(
                DeviceLinks.hash(secret),
                context.getRealm().getId(),
                context.getUser().getId(),
                page.getParentSession().getId(),
                page.getTabId(),
                page.getClient().getId(),
                clock.instant());
        if (!links.add(link)) {
            return Optional.empty();
        }
        // The page is drawn anew when it is loaded again.
        page.setAuthNote(SECRET, secret);
        Computer.show(page, link.id());
        return Optional.of(link);
    }

    private static void forget(RequiredActionContext context) {
        context.getAuthenticationSession().removeAuthNote(SECRET);
        Computer.show(context.getAuthenticationSession(), null);
    }

    private static String secret(RequiredActionContext context) {
        String secret = context.getAuthenticationSession().getAuthNote(SECRET);
        return secret == null ? "" : secret;
    }

    private String poll(RequiredActionContext context, DeviceLink link) {
        return context.getUriInfo()
                .getBaseUriBuilder()
                .path("realms/{realm}/passkey-journey/link/state")
                .queryParam("state", link.id())
                .build(context.getRealm().getName())
                .toString();
    }

    /** By the configured address: the phone may know the server by no other. */
    private URI address(RequiredActionContext context) {
        return KeycloakUriBuilder.fromUri(
                        session.getContext().getUri(UrlType.FRONTEND).getBaseUri())
                .path("realms/{realm}/passkey-journey/link")
                .queryParam("token", secret(context))
                .build(context.getRealm().getName());
    }

    /** In the digits of any script; what is no number is the wrong one. */
    private static int number(@Nullable String text) {
        String digits = text == null ? "" : text.strip();
        return digits.length() == 3 && digits.chars().allMatch(Character::isDigit)
                ? digits.chars().map(digit -> Character.digit(digit, 10)).reduce(0, (all, digit) -> 10 * all + digit)
                : -1;
    }

    @Override
    public void close() {}
}
