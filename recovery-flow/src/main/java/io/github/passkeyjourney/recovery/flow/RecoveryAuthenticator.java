package io.github.passkeyjourney.recovery.flow;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.ProofAccepted;
import io.github.passkeyjourney.audit.event.ProofRefused;
import io.github.passkeyjourney.audit.event.RecoveryEnded;
import io.github.passkeyjourney.audit.event.RecoveryHeld;
import io.github.passkeyjourney.audit.event.RecoveryOutcome;
import io.github.passkeyjourney.audit.event.RecoveryStarted;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.policy.Phase;
import io.github.passkeyjourney.recovery.background.Background;
import io.github.passkeyjourney.recovery.factor.Claim;
import io.github.passkeyjourney.recovery.factor.RecoveryFactor;
import io.github.passkeyjourney.recovery.flow.RecoveryBean.MethodBean;
import io.github.passkeyjourney.recovery.policy.Ending;
import io.github.passkeyjourney.recovery.policy.Proof;
import io.github.passkeyjourney.recovery.policy.ProofRoot;
import io.github.passkeyjourney.recovery.policy.RecoveryDecision;
import io.github.passkeyjourney.recovery.policy.RecoveryFacts;
import io.github.passkeyjourney.recovery.policy.RecoveryPolicy;
import io.github.passkeyjourney.recovery.policy.RecoveryState;
import io.github.passkeyjourney.recovery.secret.SlowHash;
import io.github.passkeyjourney.recovery.store.Budget;
import io.github.passkeyjourney.recovery.store.Recoveries;
import io.github.passkeyjourney.recovery.store.StoredRecovery;
import io.github.passkeyjourney.recovery.store.Tries;
import io.github.passkeyjourney.settings.RolloutSettings;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Collects proofs until the policy is met. What was proven is rows of the database and nothing else: no note of the sign-in, no
 * page and no address leads past them.
 */
final class RecoveryAuthenticator implements Authenticator {

    private static final String WRONG = "wrong";
    private static final String CROWDED = "crowded";
    private static final Logger LOG = Logger.getLogger(RecoveryAuthenticator.class);

    /** Realms of which the log has said that the step cannot work in them. */
    private static final Set<String> INCOMPLETE = ConcurrentHashMap.newKeySet();

    private final KeycloakSession session;
    private final Clock clock = new KeycloakClock();
    private final Recoveries recoveries;
    private final Tries tries;
    private final RecoveryLimits limits;

    RecoveryAuthenticator(KeycloakSession session, RecoveryLimits limits) {
        this.session = session;
        this.limits = limits;
        this.recoveries = new Recoveries(session, clock);
        this.tries = new Tries(session.getKeycloakSessionFactory(), clock);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        context.challenge(page(context, claim(context), null, null));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Claim claim = claim(context);
        String chosen = form.getFirst("choose");
        String answered = form.getFirst("method");
        String ending = form.getFirst("ending");
        if (chosen != null && mayProve(context, claim, chosen)) {
            choose(context, claim, chosen);
        } else if (form.containsKey("answer") && answered != null && mayProve(context, claim, answered)) {
            answer(context, claim, answered, form);
        } else if (ending != null) {
            end(context, claim, ending);
        } else {
            context.challenge(page(context, claim, null, null));
        }
    }

    /** Whether answers are taken by this method at this point. */
    private boolean mayProve(AuthenticationFlowContext context, Claim claim, String method) {
        return mayBegin(context)
                && policy(claim.realm()).enables(method)
                && exists(method)
                && current(claim).filter(recovery -> !takesProofs(recovery)).isEmpty();
    }

    /** Not while an identity provider is being linked: that would be done before the recovery has ended. */
    private static boolean mayBegin(AuthenticationFlowContext context) {
        return context.getAuthenticationSession().getAuthNote(AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE) == null
                && isComplete(context.getRealm());
    }

    /** Without the action at its end a recovery could be left without what it was to end in: then it does not begin. */
    private static boolean isComplete(RealmModel realm) {
        RequiredActionProviderModel last = realm.getRequiredActionProviderByAlias(RecoveredActionFactory.ID);
        if (last != null && last.isEnabled()) {
            INCOMPLETE.remove(realm.getId());
            return true;
        }
        // Once: strangers choose how often the page is opened.
        if (INCOMPLETE.add(realm.getId())) {
            LOG.errorf(
                    "Nobody can recover an account of the realm %s: the required action %s is not registered or not"
                            + " enabled",
                    realm.getName(), RecoveredActionFactory.ID);
        }
        return false;
    }

    private void choose(AuthenticationFlowContext context, Claim claim, String method) {
        RecoveryFactor factor = factor(method);
        boolean admitted = !factor.sends() || admits(context, Budget.Use.MESSAGES, limits.messages());
        if (admitted && factor.sends() && tries.admitCode(claim.claimant(), method)) {
            factor.send(claim);
        }
        context.challenge(page(context, claim, method, admitted ? null : CROWDED));
    }

    private void answer(
            AuthenticationFlowContext context, Claim claim, String method, MultivaluedMap<String, String> form) {
        RecoveryFactor factor = factor(method);
        // It says nothing of the account, and so it may be said; and it costs whoever is tried no try.
        if (!admits(context, Budget.Use.ANSWERS, limits.answers())) {
            context.challenge(page(context, claim, method, CROWDED));
            return;
        }
        String counter = factor.counter(method, form);
        // Counted before anything is compared; beyond the limit a right answer is as good as a wrong one.
        if (!tries.admit(claim.claimant(), counter, factor.triesADay())) {
            // It takes as long, but neither is there more to write down nor does it lock the account.
            new SlowHash(session, claim.realm()).of(counter);
            context.challenge(page(context, claim, method, WRONG));
            return;
        }
        Optional<ProofRoot> root = factor.verify(claim, form);
        Optional<StoredRecovery> known = current(claim);
        StoredRecovery recovery = known.orElseGet(() -> recoveries.begin(claim.claimant(), claim.binding()));
        UserModel user = claim.user();
        if (root.isEmpty() || user == null) {
            refuse(context, claim, recovery, method, known.isEmpty());
            return;
        }
        tries.succeeded(session, claim.claimant(), counter);
        accept(claim, recovery, method, root.get(), known.isEmpty());
        goOn(context, claim, user, recovery);
    }

    private boolean admits(AuthenticationFlowContext context, Budget.Use use, Budget.Limits allowed) {
        return new ClaimReader(session).budget(context).admits(tries, use, allowed);
    }

    /** For a name that nobody bears it is the same, but for what nobody can see. */
    private void refuse(
            AuthenticationFlowContext context, Claim claim, StoredRecovery recovery, String method, boolean first) {
        if (!claim.claimant().isNobody()) {
            Circumstances circumstances = circumstances(claim);
            new Background(session).run("Recording a refused proof", (later, realm) -> {
                FactRecorder recorder = later.getProvider(FactRecorder.class);
                if (first) {
                    recorder.record(circumstances, new RecoveryStarted(recovery.id()));
                }
                recorder.record(circumstances, new ProofRefused(recovery.id(), method));
            });
        }
        context.getEvent().detail("passkey_recovery_method", method).error(Errors.INVALID_USER_CREDENTIALS);
        context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page(context, claim, method, WRONG));
    }

    private void accept(Claim claim, StoredRecovery recovery, String method, ProofRoot root, boolean first) {
        if (recovery.state() == RecoveryState.HELD) {
            recoveries.move(recovery, claim.binding());
        }
        recoveries.prove(claim.claimant(), claim.binding(), recovery.id(), method, root);
        FactRecorder recorder = session.getProvider(FactRecorder.class);
        Circumstances circumstances = circumstances(claim);
        if (first) {
            recorder.record(circumstances, new RecoveryStarted(recovery.id()));
        }
        recorder.record(circumstances, new ProofAccepted(recovery.id(), method));
    }

    private void goOn(AuthenticationFlowContext context, Claim claim, UserModel user, StoredRecovery recovery) {
        RecoveryDecision decision = decide(context, claim, user, recovery);
        if (decision instanceof RecoveryDecision.Open open && recoveries.open(recovery, open.proofs())) {
            new ResumeCookie(session).remove();
            if (open.endings().size() == 1) {
                finish(context, recovery, open.endings().iterator().next());
                return;
            }
        } else if (decision instanceof RecoveryDecision.Wait wait && wait.begins()) {
            hold(claim, recovery, wait.until());
        }
        context.challenge(page(context, claim, null, null));
    }

    private void hold(Claim claim, StoredRecovery recovery, Instant until) {
        String secret = new ResumeCookie(session).write(Duration.between(clock.instant(), until));
        List<Proof> proofs = recoveries.proofs(claim.claimant(), claim.binding(), recovery.id());
        if (recoveries.hold(recovery, proofs, until, secret)) {
            session.getProvider(FactRecorder.class)
                    .record(circumstances(claim), new RecoveryHeld(recovery.id(), until));
        }
    }

    /** The recovery of this sign-in, or the one that this browser has waited for. */
    private Optional<StoredRecovery> current(Claim claim) {
        Optional<StoredRecovery> current = recoveries.current(claim.claimant(), claim.binding());
        return current.isPresent()
                ? current
                : new ResumeCookie(session)
                        .hash()
                        .flatMap(hash -> recoveries.waiting(claim.claimant(), hash, ResumeCookie.GRACE));
    }

    private boolean takesProofs(StoredRecovery recovery) {
        Instant until = recovery.heldUntil();
        return recovery.state() == RecoveryState.PROVING
                || (recovery.state() == RecoveryState.HELD
                        && until != null
                        && !clock.instant().isBefore(until));
    }

    private void end(AuthenticationFlowContext context, Claim claim, String wish) {
        UserModel user = claim.user();
        Optional<StoredRecovery> open = current(claim).filter(recovery -> isOpen(recovery, clock.instant()));
        if (user != null && open.isPresent() && mayBegin(context)) {
            for (Ending ending : endings(context, user)) {
                if (ending.name().equalsIgnoreCase(wish)) {
                    finish(context, open.get(), ending);
                    return;
                }
            }
        }
        context.challenge(page(context, claim, null, null));
    }

    private static void finish(AuthenticationFlowContext context, StoredRecovery recovery, Ending ending) {
        AuthenticationSessionModel page = context.getAuthenticationSession();
        page.setAuthNote(Endings.RECOVERY_NOTE, recovery.id());
        // An action that an app has asked for would come instead of those that end the recovery.
        page.removeClientNote(Constants.KC_ACTION);
        page.removeClientNote(Constants.KC_ACTION_EXECUTING);
        page.setAuthNote(Endings.ENDING_NOTE, ending.name());
        page.addRequiredAction(
                ending == Ending.PASSKEY ? Endings.PASSKEY_ACTION : UserModel.RequiredAction.UPDATE_PASSWORD.name());
        context.success(RecoveryAuthnCodesCredentialModel.TYPE);
    }

    private Response page(
            AuthenticationFlowContext context, Claim claim, @Nullable String method, @Nullable String error) {
        RecoveryBean bean = bean(context, claim, method, error);
        LoginFormsProvider form = context.form().setAttribute("passkeyRecovery", bean);
        if (!bean.isTold()) {
            // The user's own language and whatever else a theme shows of a user would tell that there is one.
            form.setUser(null);
        }
        return form.createForm("passkey-recovery.ftl");
    }

    private RecoveryBean bean(
            AuthenticationFlowContext context, Claim claim, @Nullable String method, @Nullable String error) {
        Optional<StoredRecovery> current = current(claim);
        UserModel user = claim.user();
        if (current.isEmpty()) {
            return untold(context, claim, method, error);
        }
        StoredRecovery recovery = current.get();
        // Also for a name that nobody bears: what is asked of the database must not tell them apart.
        List<Proof> proofs = recoveries.proofs(claim.claimant(), claim.binding(), recovery.id());
        if (user == null || (proofs.isEmpty() && recovery.state() == RecoveryState.PROVING)) {
            return untold(context, claim, method, error);
        }
        Instant until = recovery.heldUntil();
        if (recovery.state() == RecoveryState.HELD && until != null && !takesProofs(recovery)) {
            return RecoveryBean.waiting(text(until, user));
        }
        if (recovery.state() == RecoveryState.OPEN) {
            if (isOpen(recovery, clock.instant())) {
                return RecoveryBean.ending(new AccountReader(session, claim.realm())
                        .phase(context, user)
                        .asks());
            }
            abandon(claim, recovery);
            return untold(context, claim, method, error);
        }
        return told(claim, user, method, error, proofs, decide(context, claim, user, recovery));
    }

    private void abandon(Claim claim, StoredRecovery recovery) {
        if (recoveries.end(recovery, RecoveryState.ABANDONED)) {
            long seconds =
                    Duration.between(recovery.startedAt(), clock.instant()).toSeconds();
            session.getProvider(FactRecorder.class)
                    .record(
                            circumstances(claim),
                            new RecoveryEnded(recovery.id(), RecoveryOutcome.ABANDONED, false, Math.max(0, seconds)));
        }
    }

    private String text(Instant until, UserModel user) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(session.getContext().resolveLocale(user))
                        .withZone(ZoneOffset.UTC)
                        .format(until)
                + " UTC";
    }

    /** What everybody sees before the first proof, whoever he says he is. */
    private RecoveryBean untold(
            AuthenticationFlowContext context, Claim claim, @Nullable String method, @Nullable String error) {
        if (method != null) {
            return RecoveryBean.answer(
                    new MethodBean(
                            method, factor(method).sends(), null, factor(method).shows(claim)),
                    List.of(),
                    0,
                    error);
        }
        List<MethodBean> methods = !mayBegin(context)
                ? List.of()
                : policy(claim.realm()).rules().methods().stream()
                        .map(enabled -> enabled.id())
                        .filter(this::exists)
                        .map(id -> new MethodBean(id, factor(id).sends(), null, null))
                        .toList();
        return RecoveryBean.list(methods, List.of(), 0, error);
    }

    private RecoveryBean told(
            Claim claim,
            UserModel user,
            @Nullable String method,
            @Nullable String error,
            List<Proof> proofs,
            RecoveryDecision decision) {
        List<String> proven =
                proofs.stream().map(proof -> proof.root().id()).distinct().toList();
        if (!(decision instanceof RecoveryDecision.Prove prove)) {
            return RecoveryBean.list(List.of(), proven, 0, error);
        }
        List<MethodBean> left = prove.methods().stream()
                .filter(id -> exists(id) && factor(id).availableTo(user))
                .map(id -> bean(id, user, null))
                .toList();
        return method == null || left.stream().noneMatch(bean -> bean.getId().equals(method))
                ? RecoveryBean.list(left, proven, prove.missing(), error)
                : RecoveryBean.answer(bean(method, user, factor(method).shows(claim)), proven, prove.missing(), error);
    }

    private MethodBean bean(String id, UserModel user, @Nullable String shown) {
        return new MethodBean(id, factor(id).sends(), factor(id).hint(user), shown);
    }

    private RecoveryDecision decide(
            AuthenticationFlowContext context, Claim claim, UserModel user, StoredRecovery recovery) {
        AccountReader reader = new AccountReader(session, claim.realm());
        return policy(claim.realm())
                .decide(new RecoveryFacts(
                        reader.account(user),
                        recoveries.proofs(claim.claimant(), claim.binding(), recovery.id()),
                        recovery.heldUntil(),
                        reader.phase(context, user).enforces(),
                        reader.deviceCapable(context),
                        clock.instant()));
    }

    private Set<Ending> endings(AuthenticationFlowContext context, UserModel user) {
        AccountReader reader = new AccountReader(session, context.getRealm());
        Phase phase = reader.phase(context, user);
        return RecoveryPolicy.endings(reader.account(user), phase.enforces(), reader.deviceCapable(context));
    }

    static boolean isOpen(StoredRecovery recovery, Instant now) {
        Instant openedAt = recovery.openedAt();
        return recovery.state() == RecoveryState.OPEN
                && openedAt != null
                && now.isBefore(openedAt.plus(RecoveryPolicy.PROOF_LIFETIME));
    }

    private Claim claim(AuthenticationFlowContext context) {
        return new ClaimReader(session).read(context);
    }

    private RecoveryPolicy policy(RealmModel realm) {
        return new RecoveryPolicy(
                session.getProvider(RolloutSettings.class).lastValid(realm).recovery());
    }

    private boolean exists(String method) {
        RecoveryFactor factor = session.getProvider(RecoveryFactor.class, method);
        return factor != null && factor.ready();
    }

    private RecoveryFactor factor(String method) {
        return Objects.requireNonNull(session.getProvider(RecoveryFactor.class, method));
    }

    private Circumstances circumstances(Claim claim) {
        return VisitorCircumstances.read(
                session, claim.realm().getId(), claim.claimant().key());
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // There is nothing that a user would have to set up for it.
    }

    @Override
    public void close() {}
}
