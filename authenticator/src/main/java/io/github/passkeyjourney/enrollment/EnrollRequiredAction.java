package io.github.passkeyjourney.enrollment;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import io.github.passkeyjourney.audit.event.Accepted;
import io.github.passkeyjourney.audit.event.AdviceOutcome;
import io.github.passkeyjourney.audit.event.Advised;
import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.EnrollFailure;
import io.github.passkeyjourney.audit.event.EnrollmentFailed;
import io.github.passkeyjourney.audit.event.EnrollmentOrigin;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.SkipReason;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.audit.event.UpgradeAttempted;
import io.github.passkeyjourney.audit.event.UpgradeOutcome;
import io.github.passkeyjourney.audit.visitor.BrowserMarker;
import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import io.github.passkeyjourney.enrollment.link.LinkPage;
import io.github.passkeyjourney.enrollment.link.LinkedPhone;
import io.github.passkeyjourney.enrollment.store.AdviceStore;
import io.github.passkeyjourney.enrollment.store.NudgeStore;
import io.github.passkeyjourney.lifecycle.Renewal;
import io.github.passkeyjourney.lifecycle.RenewedPasskey;
import io.github.passkeyjourney.platform.CircuitBreaker.UnavailableException;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.policy.Advice;
import io.github.passkeyjourney.policy.EnrollmentVerdict;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.WebAuthnPolicy;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The page that creates a passkey. The ceremony is Keycloak's own; ours are the page, "Not now", and that every failure
 * comes back to this page with an explanation and a way on.
 */
final class EnrollRequiredAction extends GuardedAction {

    private static final Logger LOG = Logger.getLogger(EnrollRequiredAction.class);
    private static final String OUTCOME = "passkey_journey_outcome";

    private final KeycloakSession session;
    private final EnrollPage page;
    private final Clock clock = new KeycloakClock();

    /** While the answer is looked at of a browser that was asked in this very sign-in to make a passkey by itself. */
    private boolean upgrading;

    EnrollRequiredAction(KeycloakSession session, CertPathTrustworthinessVerifier trust) {
        super(session, trust);
        this.session = session;
        this.page = new EnrollPage(session);
    }

    /** Everywhere: this page is ours. */
    @Override
    boolean guarded(RealmModel realm) {
        return true;
    }

    @Override
    void uphold(RequiredActionContext context) {
        renewal(context).uphold();
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (linkIsOver(context)) {
            return;
        }
        switch (upgrade(context)) {
            case DUE -> ask(context);
            case DONE -> tell(context);
            case ASKED -> {
                // Loaded again instead of answered: once is enough.
                declined(context);
                offer(context);
            }
            case NONE -> offer(context);
        }
    }

    private void offer(RequiredActionContext context) {
        show(context, null, false);
        NudgeNotes notes = notes(context);
        Advice advice = advice(context);
        if (notes.asked() && notes.firstShown()) {
            remember(store -> store.offered(
                    context.getRealm().getId(),
                    context.getUser().getId(),
                    notes.neverAsked(),
                    notes.enforcing(),
                    clock.instant()));
            observe(context, new Offered(notes.mandatory()));
        } else if (advice != null && notes.firstShown()) {
            rememberAdvice(context, AdviceStore::offered);
            observe(context, new Advised(advice, AdviceOutcome.OFFERED));
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (linkIsOver(context)) {
            return;
        }
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Optional<EnrollFailure> failure = EnrollFailure.of(form.getFirst("failure"));
        if (form.containsKey("upgrade")) {
            upgraded(context, form);
        } else if (upgrade(context) == UpgradeStep.DONE) {
            notes(context).setUpgrade(UpgradeStep.NONE);
            context.success();
        } else if (GuardPage.answers(form)) {
            confirm(context, form);
        } else if (renewal(context).isDuty() && isWayOn(form)) {
            // No button of the page: the account must not open by what has expired.
            show(context, null, true);
        } else if (GuardPage.leaves(form)) {
            leave(context);
        } else if (form.containsKey("skip")) {
            skip(context, SkipReason.of(form.getFirst("skip")).orElse(null));
        } else if (form.containsKey("cannot")) {
            goOn(context, "cannot");
        } else if (failure.isPresent()) {
            report(context, failure.get());
            fail(context, failure.get());
        } else if (!answers(form)) {
            show(context, null, true);
        } else {
            register(context, form);
        }
    }

    private static boolean isWayOn(MultivaluedMap<String, String> form) {
        return GuardPage.leaves(form) || form.containsKey("skip") || form.containsKey("cannot");
    }

    private static Renewal renewal(RequiredActionContext context) {
        return new Renewal(context.getAuthenticationSession());
    }

    /** Never for an app that has asked for the page. */
    private UpgradeStep upgrade(RequiredActionContext context) {
        return askedByApp(context) ? UpgradeStep.NONE : notes(context).upgrade();
    }

    private void ask(RequiredActionContext context) {
        if (!guard.verdict(context).allows()) {
            notes(context).setUpgrade(UpgradeStep.NONE);
            offer(context);
            return;
        }
        prepare(context);
        if (context.getStatus() == RequiredActionContext.Status.CHALLENGE) {
            new KnownBrowser(session, context.getRealm(), context.getUser().getId()).tryOnce();
            notes(context).setUpgrade(UpgradeStep.ASKED);
            context.challenge(UpgradePage.asking(context));
        }
    }

    /** The browser's answer. If it is not a passkey, the sign-in goes on as it would have without the question. */
    private void upgraded(RequiredActionContext context, MultivaluedMap<String, String> form) {
        UpgradeStep step = upgrade(context);
        if (step == UpgradeStep.DONE) {
            tell(context);
        } else if (step != UpgradeStep.ASKED) {
            offer(context);
        } else if (accepts(context, form)) {
            notes(context).setUpgrade(UpgradeStep.DONE);
            observe(context, new UpgradeAttempted(UpgradeOutcome.CREATED));
            tell(context);
        } else {
            declined(context);
            offer(context);
        }
    }

    private void declined(RequiredActionContext context) {
        notes(context).setUpgrade(UpgradeStep.NONE);
        observe(context, new UpgradeAttempted(UpgradeOutcome.DECLINED));
    }

    private boolean accepts(RequiredActionContext context, MultivaluedMap<String, String> form) {
        if (!answers(form) || !guard.verdict(context).allows()) {
            return false;
        }
        upgrading = true;
        try {
            if (!create(context, form, EnrollmentOrigin.UPGRADE)) {
                new SignInNotes(context.getAuthenticationSession()).setOrigin(null);
                return false;
            }
        } finally {
            upgrading = false;
        }
        // Keycloak tells of it when an action ends; this one goes on, with a page that tells the user.
        context.getEvent().detail(OUTCOME, "upgraded");
        context.getEvent().clone().event(EventType.UPDATE_CREDENTIAL).success();
        // What comes next in this sign-in is no upgrade.
        new SignInNotes(context.getAuthenticationSession()).setOrigin(null);
        return true;
    }

    private void tell(RequiredActionContext context) {
        context.challenge(UpgradePage.done(context));
    }

    /** Keycloak's own, but that nobody needs to have been there when a browser makes a passkey by itself. */
    @Override
    protected WebAuthnRegistrationManager createWebAuthnRegistrationManager(WebAuthnPolicy policy) {
        WebAuthnRegistrationManager keycloak = super.createWebAuthnRegistrationManager(policy);
        return upgrading ? new UpgradeManager(keycloak) : keycloak;
    }

    private void confirm(RequiredActionContext context, MultivaluedMap<String, String> form) {
        Optional<StepUpFailure> failure = guard.confirm(context);
        List<String> local = new Passkeys(context.getUser()).idsOfLocal();
        if (failure.isEmpty()
                && notes(context).asked()
                && !local.isEmpty()
                && "platform".equals(form.getFirst(WebAuthnConstants.AUTHENTICATOR_ATTACHMENT))) {
            // The passkey that he has proven himself with is in this very device.
            notes(context).setPasskeyHere();
            new BrowserMarker(session, context.getRealm()).add(local);
            show(context, EnrollFailure.ALREADY_REGISTERED, false);
            return;
        }
        show(context, null, false, failure.orElse(null));
    }

    /** A guard that refuses the passkey does not refuse the sign-in; but only where it does refuse. */
    private void leave(RequiredActionContext context) {
        if (guard.verdict(context).allows()) {
            show(context, null, false);
        } else {
            goOn(context, "refused");
        }
    }

    private void skip(RequiredActionContext context, @Nullable SkipReason reason) {
        NudgeNotes notes = notes(context);
        if (notes.mandatory() && !EnrollBean.patienceIsOver(notes)) {
            show(context, null, true);
            return;
        }
        Advice advice = advice(context);
        if (notes.asked() && notes.failures() == 0 && !notes.hasPasskeyHere()) {
            remember(store ->
                    store.skipped(context.getRealm().getId(), context.getUser().getId(), clock.instant()));
            observe(context, new Skipped(reason));
        } else if (advice != null && notes.failures() == 0 && !notes.hasPasskeyHere()) {
            rememberAdvice(context, AdviceStore::skipped);
            observe(context, new Advised(advice, AdviceOutcome.SKIPPED));
        }
        goOn(context, notes.mandatory() ? "continued" : "skipped");
    }

    /** On a phone that has come by a link: whether something else is to be told there by now. */
    private boolean linkIsOver(RequiredActionContext context) {
        Optional<LinkPage.Step> step = phone(context).flatMap(phone -> phone.instead(session, context.getRealm()));
        step.ifPresent(told -> context.challenge(LinkPage.told(context.form(), told)));
        return step.isPresent();
    }

    private Optional<LinkedPhone> phone(RequiredActionContext context) {
        return LinkedPhone.of(session, context.getRealm(), context.getAuthenticationSession());
    }

    /** On with the sign-in. An app that asked for the action is told that it was cancelled. */
    private void goOn(RequiredActionContext context, String outcome) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        context.getEvent().detail(OUTCOME, outcome);
        if (phone(context).isPresent()) {
            phone(context).ifPresent(LinkedPhone::declined);
            linkIsOver(context);
            return;
        }
        if (!askedByApp(context)) {
            context.success();
            return;
        }
        // The nudge may have asked for the same page in this very session: once is enough.
        authSession.removeRequiredAction(EnrollRequiredActionFactory.ID);
        context.cancel();
    }

    private void fail(RequiredActionContext context, EnrollFailure failure) {
        NudgeNotes notes = notes(context);
        Passkeys passkeys = new Passkeys(context.getUser());
        List<String> local = passkeys.idsOfLocal();
        // A second device that turns out to be the first one is none; it does not tell of this one.
        boolean sameKey = failure == EnrollFailure.ALREADY_REGISTERED && advice(context) == Advice.ADD_SECOND_DEVICE;
        boolean passkeyHere = failure == EnrollFailure.ALREADY_REGISTERED
                && !sameKey
                && !local.isEmpty()
                && !notes.mandatory()
                && !renewal(context).isDuty();
        if (passkeyHere) {
            notes.setPasskeyHere();
            new BrowserMarker(session, context.getRealm()).add(local);
        } else {
            notes.addFailure();
            if (notes.asked()) {
                remember(store -> store.failed(
                        context.getRealm().getId(), context.getUser().getId(), clock.instant()));
                observe(context, new EnrollmentFailed(failure));
            } else if (advice(context) != null) {
                rememberAdvice(context, AdviceStore::failed);
            }
        }
        show(
                context,
                passkeyHere || sameKey || failure != EnrollFailure.ALREADY_REGISTERED ? failure : EnrollFailure.UNKNOWN,
                true);
    }

    private void report(RequiredActionContext context, EnrollFailure failure) {
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, getCredentialType())
                .error("passkey_enroll_" + failure.id().replace('-', '_'));
    }

    private void register(RequiredActionContext context, MultivaluedMap<String, String> form) {
        EnrollmentVerdict verdict = guard.verdict(context);
        if (!verdict.allows()) {
            guard.report(context, verdict);
            context.challenge(
                    guard.render(context, verdict, null, renewal(context).isDuty()));
            return;
        }
        if (!create(context, form, origin(context))) {
            fail(context, EnrollFailure.UNKNOWN);
            return;
        }
        Optional<LinkedPhone> phone = phone(context);
        if (phone.isPresent()) {
            link(context, phone.get());
            return;
        }
        notes(context).setUpgrade(UpgradeStep.NONE);
        Advice advice = advice(context);
        if (advice != null) {
            observe(context, new Advised(advice, AdviceOutcome.FOLLOWED));
        } else if (notes(context).asked()) {
            observe(context, new Accepted());
        }
        context.getEvent().detail(OUTCOME, advice == Advice.RENEW ? "renewed" : "enrolled");
        renewal(context).end();
    }

    /** A phone is done; it is not signed in by that, so its last page is this one. */
    private void link(RequiredActionContext context, LinkedPhone phone) {
        // Keycloak tells of it when an action ends; this one goes no further.
        context.getEvent().detail(OUTCOME, "linked");
        context.getEvent().clone().event(EventType.UPDATE_CREDENTIAL).success();
        phone.done(new Passkeys(context.getUser())
                .latest()
                .map(CredentialModel::getUserLabel)
                .orElse(""));
        context.challenge(LinkPage.told(context.form(), LinkPage.Step.DONE));
    }

    /** The new one is there; now the old one may go. */
    private void replace(RequiredActionContext context, List<String> created) {
        if (created.size() != 1) {
            return;
        }
        Circumstances circumstances = VisitorCircumstances.read(
                session, context.getRealm().getId(), context.getUser().getId());
        new RenewedPasskey(session, context.getAuthenticationSession())
                .takePlace(context.getUser(), created.get(0), circumstances)
                .ifPresent(old -> context.getEvent()
                        .clone()
                        .event(EventType.REMOVE_CREDENTIAL)
                        .detail(Details.CREDENTIAL_TYPE, getCredentialType())
                        .detail(Details.CREDENTIAL_ID, old)
                        .detail(FactRecorder.RECORDED, FactType.PASSKEY_REMOVED.id())
                        .success());
    }

    private @Nullable EnrollmentOrigin origin(RequiredActionContext context) {
        if (phone(context).isPresent()) {
            return EnrollmentOrigin.DEVICE_LINK;
        }
        Advice advice = advice(context);
        if (advice != null) {
            return advice == Advice.RENEW ? EnrollmentOrigin.RENEWAL : EnrollmentOrigin.MULTI_DEVICE;
        }
        return notes(context).asked() ? EnrollmentOrigin.NUDGE : null;
    }

    /** What this page is about, where it is none of the nudge's; null for an app or an admin that asked for it. */
    private static @Nullable Advice advice(RequiredActionContext context) {
        if (renewal(context).isDuty()) {
            return Advice.RENEW;
        }
        return askedByApp(context) || notes(context).asked()
                ? null
                : new Invitation(context.getAuthenticationSession()).advice();
    }

    /** Whether Keycloak has taken the answer; where it has not, it has reported why. */
    private boolean create(
            RequiredActionContext context, MultivaluedMap<String, String> form, @Nullable EnrollmentOrigin origin) {
        Passkeys passkeys = new Passkeys(context.getUser());
        Set<String> before = new HashSet<>(passkeys.ids());
        form.putSingle(WebAuthnConstants.AUTHENTICATOR_LABEL, page.labelOf(form, passkeys));
        // Keycloak writes these into its log and its events as they come.
        form.remove(WebAuthnConstants.ERROR);
        form.remove(WebAuthnConstants.IS_SET_RETRY);
        if (!isKeyHandle(form.getFirst(WebAuthnConstants.PUBLIC_KEY_CREDENTIAL_ID))) {
            form.remove(WebAuthnConstants.PUBLIC_KEY_CREDENTIAL_ID);
        }
        if (origin != null) {
            new SignInNotes(context.getAuthenticationSession()).setOrigin(origin);
        }
        try {
            complete(context);
        } catch (RuntimeException e) {
            // Keycloak's action expects well-formed input; whatever is not ends here.
            LOG.debug("Malformed registration", e);
            report(context, EnrollFailure.UNKNOWN);
            return false;
        }
        if (context.getStatus() != RequiredActionContext.Status.SUCCESS) {
            return false;
        }
        List<String> created =
                passkeys.ids().stream().filter(id -> !before.contains(id)).toList();
        replace(context, created);
        new BrowserMarker(session, context.getRealm()).add(created);
        new FirstChoice(session).forgetPassword();
        return true;
    }

    private void show(RequiredActionContext context, @Nullable EnrollFailure failure, boolean again) {
        show(context, failure, again, null);
    }

    /** Keycloak prepares the ceremony, then our page takes the place of the one it made, or the guard's does. */
    private void show(
            RequiredActionContext context,
            @Nullable EnrollFailure failure,
            boolean again,
            @Nullable StepUpFailure refused) {
        prepare(context);
        if (context.getStatus() != RequiredActionContext.Status.CHALLENGE) {
            return;
        }
        EnrollmentVerdict verdict = guard.verdict(context);
        context.challenge(
                verdict.allows()
                        ? page.render(context, notes(context), advice(context), failure, again)
                        : guard.render(
                                context, verdict, refused, renewal(context).isDuty()));
    }

    /** Sign-in comes first: what cannot be written down is not worth a failed sign-in. */
    private void remember(Consumer<NudgeStore> note) {
        try {
            note.accept(session.getProvider(NudgeStore.class));
        } catch (UnavailableException e) {
            LOG.debug("Nudge history not written", e);
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("Nudge history not written", e);
        }
    }

    private void rememberAdvice(RequiredActionContext context, AdviceNote note) {
        try {
            note.write(
                    session.getProvider(AdviceStore.class),
                    context.getRealm().getId(),
                    context.getUser().getId(),
                    clock.instant());
        } catch (UnavailableException e) {
            LOG.debug("What became of an advice is not written", e);
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("What became of an advice is not written", e);
        }
    }

    private void observe(RequiredActionContext context, BehaviourFact fact) {
        try {
            Circumstances circumstances = VisitorCircumstances.read(
                    session, context.getRealm().getId(), context.getUser().getId());
            session.getProvider(FactRecorder.class).observe(circumstances, fact);
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("What happened on the page is not written down", e);
        }
    }

    private static NudgeNotes notes(RequiredActionContext context) {
        return new NudgeNotes(context.getAuthenticationSession());
    }

    /** Whether the page posted what a browser gives for a new passkey. */
    private static boolean answers(MultivaluedMap<String, String> form) {
        return !isBlank(form.getFirst(WebAuthnConstants.ATTESTATION_OBJECT))
                && !isBlank(form.getFirst(WebAuthnConstants.CLIENT_DATA_JSON));
    }

    private static boolean isKeyHandle(@Nullable String value) {
        return value != null && value.matches("[A-Za-z0-9_-]{1,1400}");
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    /** One of the notes that an {@link AdviceStore} takes. */
    private interface AdviceNote {
        void write(AdviceStore store, String realmId, String userId, Instant now);
    }
}
