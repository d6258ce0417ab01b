package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.lifecycle.store.PasskeyRecord;
import io.github.passkeyjourney.lifecycle.store.PasskeyStore;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.policy.Enrollment;
import io.github.passkeyjourney.policy.EnrollmentFacts;
import io.github.passkeyjourney.policy.EnrollmentGuard;
import io.github.passkeyjourney.policy.EnrollmentVerdict;
import io.github.passkeyjourney.policy.Factor;
import io.github.passkeyjourney.settings.RolloutSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.browser.ConditionalOtpFormAuthenticatorFactory;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Reads what {@link EnrollmentGuard} decides by, each time anew: from the stored credentials, from what Keycloak has
 * noted of this sign-in, and from the policy.
 */
public final class EnrollmentGate {

    private static final Logger LOG = Logger.getLogger(EnrollmentGate.class);

    private static final Set<String> SECOND_FACTORS = Set.of(
            OTPCredentialModel.TYPE,
            WebAuthnCredentialModel.TYPE_TWOFACTOR,
            WebAuthnCredentialModel.TYPE_PASSWORDLESS,
            RecoveryAuthnCodesCredentialModel.TYPE);

    /** Those that count where a passkey was used that proves nothing yet. */
    private static final Set<String> OTHER_FACTORS = Set.of(
            OTPCredentialModel.TYPE, WebAuthnCredentialModel.TYPE_TWOFACTOR, RecoveryAuthnCodesCredentialModel.TYPE);

    private static final String NO_CATEGORY = "";

    /** Behind {@link PasskeyCredentialProvider#PROVES_NOTHING}, which is never. */
    private static final Instant EVER = Instant.ofEpochMilli(1);

    private static final Duration KEYCLOAKS_TIME = Duration.ofSeconds(Constants.KC_ACTION_MAX_AGE);

    private final KeycloakSession session;
    private final Clock clock = new KeycloakClock();

    /** The gate of the sign-in that this session serves. */
    public EnrollmentGate(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Whether the realm has a policy, in force or not: then Keycloak's own ways to a passkey are guarded as ours are. Whoever
     * may switch the asking off need not be one who may weaken what protects accounts.
     */
    public boolean guards(RealmModel realm) {
        String policy = realm.getAttribute(RolloutSettings.ATTRIBUTE);
        return policy != null && !policy.isBlank();
    }

    /** The rules; while the policy cannot be read, those of the last one that could. */
    public Enrollment rules(RealmModel realm) {
        return session.getProvider(RolloutSettings.class).lastValid(realm).enrollment();
    }

    /** Those for one user: once somebody was in who should not have been, nothing is left to trust, whatever the policy says. */
    private Enrollment rules(RealmModel realm, UserModel user) {
        Enrollment rules = rules(realm);
        return new RepudiatedPasskeys(session).earliest(realm, user).isEmpty()
                ? rules
                : new Enrollment(rules.maxAuthAge(), true, rules.coolingOff(), rules.maxPasskeys());
    }

    /** Decides for this moment; never throws: whatever fails in here refuses the passkey, and only that. */
    public EnrollmentVerdict verdict(RealmModel realm, UserModel user, AuthenticationSessionModel authSession) {
        try {
            Enrollment rules = rules(realm, user);
            return new EnrollmentGuard(rules).decide(facts(realm, user, authSession, rules.maxAuthAge()));
        } catch (Throwable e) { // An Error must not open the gate either.
            LOG.warn("No passkey: it could not be decided whether it may be made", e);
            return EnrollmentVerdict.UNDECIDED;
        }
    }

    /** The same for another way into the account than a passkey, of which there is no limit. */
    EnrollmentVerdict changeVerdict(RealmModel realm, UserModel user, AuthenticationSessionModel authSession) {
        try {
            Enrollment rules = rules(realm, user);
            EnrollmentFacts facts = facts(realm, user, authSession, rules.maxAuthAge());
            return new EnrollmentGuard(rules)
                    .decide(new EnrollmentFacts(facts.signInAge(), facts.held(), facts.secondFactorUsed(), 0));
        } catch (Throwable e) { // An Error must not open the gate either.
            LOG.warn("No change: it could not be decided whether a way into the account may be changed", e);
            return EnrollmentVerdict.UNDECIDED;
        }
    }

    /**
     * Whether a session that goes on may change a passkey: what that takes is what making one takes, but for the limit. Decides
     * for this moment and never throws, as above.
     */
    public EnrollmentVerdict verdict(RealmModel realm, UserModel user, UserSessionModel ongoing) {
        try {
            Enrollment rules = rules(realm, user);
            Instant now = clock.instant();
            return new EnrollmentGuard(rules)
                    .decide(new EnrollmentFacts(
                            provenAt(ongoing)
                                    .map(at -> Duration.between(at, now))
                                    .orElse(null),
                            held(realm, user, ongoing),
                            usedSecondFactor(realm, user, ongoing, now.minus(rules.maxAuthAge())),
                            0));
        } catch (Throwable e) { // An Error must not open the gate either.
            LOG.warn("No change: it could not be decided whether a passkey may be changed", e);
            return EnrollmentVerdict.UNDECIDED;
        }
    }

    /**
     * Whether this sign-in, or the session that goes on, has shown the strongest that the account holds, within the time that
     * Keycloak gives its own pages for it if that is longer than the policy's; never throws.
     */
    boolean isStrongEnough(RealmModel realm, UserModel user, AuthenticationSessionModel authSession) {
        try {
            Enrollment rules = rules(realm, user);
            Duration time = KEYCLOAKS_TIME.compareTo(rules.maxAuthAge()) > 0 ? KEYCLOAKS_TIME : rules.maxAuthAge();
            return new EnrollmentGuard(rules).isStrongEnough(facts(realm, user, authSession, time));
        } catch (Throwable e) { // An Error must not open the gate either.
            LOG.warn("Not strong enough: it could not be decided how strong a sign-in is", e);
            return false;
        }
    }

    /** The same for a session that goes on, however old it is. */
    boolean isStrongEnough(RealmModel realm, UserModel user, UserSessionModel ongoing) {
        try {
            return new EnrollmentGuard(rules(realm, user))
                    .isStrongEnough(new EnrollmentFacts(
                            null, held(realm, user, ongoing), usedSecondFactor(realm, user, ongoing, EVER), 0));
        } catch (Throwable e) { // An Error must not open the gate either.
            LOG.warn("Not strong enough: it could not be decided how strong a session is", e);
            return false;
        }
    }

    /** The stronger factors that the account had before this sign-in, or before the session that goes on. */
    public Set<Factor> held(UserModel user, AuthenticationSessionModel authSession) {
        return held(user.credentialManager().getStoredCredentialsStream(), authSession);
    }

    /**
     * The credentials that prove something: what was made in this very sign-in, or in the session that goes on, may be the
     * work of whoever has stolen the password, and so may a passkey that a browser has made by itself, until its user was
     * verified with it; and all that came after a passkey of which the owner has said "this wasn't me". What is expired proves nothing at all, or nobody could get in and renew it; what is suspended is of
     * another type and not among them.
     */
    public Stream<CredentialModel> heldBefore(Stream<CredentialModel> stored, AuthenticationSessionModel authSession) {
        return heldBefore(authSession.getRealm(), authSession.getAuthenticatedUser(), stored, begun(authSession));
    }

    private Stream<CredentialModel> heldBefore(
            RealmModel realm, @Nullable UserModel user, Stream<CredentialModel> stored, Instant begun) {
        Instant end = user == null
                ? begun
                : new RepudiatedPasskeys(session)
                        .earliest(realm, user)
                        .filter(begun::isAfter)
                        .orElse(begun);
        List<CredentialModel> before = stored.filter(credential -> credential.getCreatedDate() == null
                        || Instant.ofEpochMilli(credential.getCreatedDate()).isBefore(end))
                .toList();
        Set<String> expired = user == null ? Set.of() : new PasskeyGate(session).expired(realm, user, before);
        Set<String> unproven = unproven(realm, user, before);
        Set<String> unguarded = user == null
                ? Set.of()
                : unguarded(realm, user).map(CredentialModel::getId).collect(Collectors.toUnmodifiableSet());
        return before.stream()
                .filter(credential -> !unproven.contains(credential.getId())
                        && !expired.contains(credential.getId())
                        && !unguarded.contains(credential.getId()));
    }

    /**
     * Second factors of kinds that Keycloak lets everybody add who has signed in with the password: while one is as young as a
     * passkey that cools off, and the account has had another before it, it may be the work of whoever has stolen the password.
     */
    private Stream<CredentialModel> unguarded(RealmModel realm, UserModel user) {
        List<CredentialModel> factors = user.credentialManager()
                .getStoredCredentialsStream()
                .filter(credential -> SECOND_FACTORS.contains(credential.getType()))
                .toList();
        long young = clock.instant().minus(rules(realm).coolingOff()).toEpochMilli();
        return factors.stream()
                .filter(factor -> OTHER_FACTORS.contains(factor.getType()) && created(factor) > young)
                .filter(factor -> factors.stream().anyMatch(older -> created(older) < created(factor)));
    }

    /** Without a date it was imported, and is older than all that Keycloak has seen being made. */
    private static long created(CredentialModel credential) {
        return credential.getCreatedDate() == null ? Long.MIN_VALUE : credential.getCreatedDate();
    }

    private Set<String> unproven(RealmModel realm, @Nullable UserModel user, List<CredentialModel> credentials) {
        Map<String, PasskeyRecord> read = user == null ? null : new PasskeyGate(session).read(user);
        if (read != null) {
            return read.values().stream()
                    .filter(PasskeyRecord::unproven)
                    .map(PasskeyRecord::credentialId)
                    .collect(Collectors.toUnmodifiableSet());
        }
        List<String> passkeys = credentials.stream()
                .filter(credential -> WebAuthnCredentialModel.TYPE_PASSWORDLESS.equals(credential.getType()))
                .map(CredentialModel::getId)
                .toList();
        if (passkeys.isEmpty()) {
            return Set.of();
        }
        return session.getProvider(PasskeyStore.class).unproven(realm.getId(), passkeys);
    }

    private Set<Factor> held(Stream<CredentialModel> stored, AuthenticationSessionModel authSession) {
        return factors(heldBefore(stored, authSession));
    }

    private Set<Factor> held(RealmModel realm, UserModel user, UserSessionModel ongoing) {
        return factors(heldBefore(realm, user, user.credentialManager().getStoredCredentialsStream(), begun(ongoing)));
    }

    private static Set<Factor> factors(Stream<CredentialModel> credentials) {
        return credentials.flatMap(credential -> factor(credential).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Instant begun(AuthenticationSessionModel authSession) {
        if (!AuthenticatorUtil.isSSOAuthentication(authSession)) {
            return new SignInNotes(authSession).signedInAt().orElse(Instant.MAX);
        }
        UserSessionModel ongoing = session.sessions()
                .getUserSession(
                        authSession.getRealm(), authSession.getParentSession().getId());
        return ongoing == null ? Instant.MAX : begun(ongoing);
    }

    private static Instant begun(UserSessionModel ongoing) {
        // Without a note of ours: Keycloak keeps whole seconds, and what was there in that second was there before.
        return SignInNotes.signedInAt(ongoing).orElseGet(() -> Instant.ofEpochSecond(ongoing.getStarted() + 1L));
    }

    private EnrollmentFacts facts(
            RealmModel realm, UserModel user, AuthenticationSessionModel authSession, Duration time) {
        List<CredentialModel> stored =
                user.credentialManager().getStoredCredentialsStream().toList();
        // The one whose place the new one takes does not count; and no limit may keep the last way in from being
        // renewed.
        Renewal renewal = new Renewal(authSession);
        String replaced = renewal.replaceable().orElse(null);
        int passkeys = (int) stored.stream()
                .filter(credential -> WebAuthnCredentialModel.TYPE_PASSWORDLESS.equals(credential.getType()))
                .filter(credential -> !credential.getId().equals(replaced) && !renewal.isDuty())
                .count();
        Instant now = clock.instant();
        UserSessionModel ongoing = AuthenticatorUtil.isSSOAuthentication(authSession)
                ? session.sessions()
                        .getUserSession(realm, authSession.getParentSession().getId())
                : null;
        Optional<Instant> signedIn = AuthenticatorUtil.isSSOAuthentication(authSession)
                ? provenAt(ongoing)
                : new SignInNotes(authSession).signedInAt();
        return new EnrollmentFacts(
                signedIn.map(at -> Duration.between(at, now)).orElse(null),
                held(stored.stream(), authSession),
                usedSecondFactor(realm, user, authSession)
                        || (ongoing != null && usedSecondFactor(realm, user, ongoing, now.minus(time))),
                passkeys);
    }

    private static Optional<Instant> provenAt(@Nullable UserSessionModel ongoing) {
        String at = ongoing == null ? null : ongoing.getNote(AuthenticationManager.AUTH_TIME);
        return at == null ? Optional.empty() : Optional.of(Instant.ofEpochSecond(Long.parseLong(at)));
    }

    private boolean usedSecondFactor(RealmModel realm, UserModel user, AuthenticationSessionModel authSession) {
        UnaryOperator<@Nullable String> notes = authSession.getUserSessionNotes()::get;
        return new SignInNotes(authSession).steppedUp()
                || uncertain(realm, user)
                        .map(since -> openedBefore(notes, since))
                        .orElseGet(() -> AuthenticatorUtil.getAuthnCredentials(authSession).stream()
                                .anyMatch(counting(realm, user, notes)::contains));
    }

    /**
     * Since when factors may be a stranger's: from a passkey on of which the owner has said "this wasn't me", if there are any
     * younger ones. Of those that a flow asked for nobody can tell then which it was, but for a passkey.
     */
    private Optional<Instant> uncertain(RealmModel realm, UserModel user) {
        return new RepudiatedPasskeys(session)
                .earliest(realm, user)
                .filter(since -> user.credentialManager()
                        .getStoredCredentialsStream()
                        .filter(credential -> SECOND_FACTORS.contains(credential.getType()))
                        .anyMatch(credential -> credential.getCreatedDate() != null
                                && !Instant.ofEpochMilli(credential.getCreatedDate())
                                        .isBefore(since)));
    }

    private static boolean openedBefore(UnaryOperator<@Nullable String> notes, Instant since) {
        String created = notes.apply(PasskeyCredentialProvider.OPENER_CREATED);
        return created != null
                && !PasskeyCredentialProvider.PROVES_NOTHING.equals(notes.apply(PasskeyCredentialProvider.OPENED_AT))
                && Instant.ofEpochMilli(Long.parseLong(created)).isBefore(since);
    }

    /** Whether the session that goes on was opened, or has been proven since, by a second factor. */
    private boolean usedSecondFactor(RealmModel realm, UserModel user, UserSessionModel ongoing, Instant earliest) {
        Optional<Instant> uncertain = uncertain(realm, user);
        if (uncertain.isPresent()) {
            return openedBefore(ongoing::getNote, uncertain.get());
        }
        Set<String> counting = counting(realm, user, ongoing::getNote);
        String provenAt = ongoing.getNote(PasskeyCredentialProvider.OPENED_AT);
        if (provenAt != null && !Instant.ofEpochMilli(Long.parseLong(provenAt)).isBefore(earliest)) {
            return true;
        }
        Map<String, Integer> completed =
                AuthenticatorUtils.parseCompletedExecutions(ongoing.getNote(Constants.AUTHENTICATORS_COMPLETED));
        return completed.entrySet().stream()
                .filter(step -> !Instant.ofEpochSecond(step.getValue()).isBefore(earliest))
                .anyMatch(step -> counting.contains(category(realm.getAuthenticationExecutionById(step.getKey()))));
    }

    /** The types of credentials that prove something in a session with these notes. */
    private Set<String> counting(RealmModel realm, UserModel user, UnaryOperator<@Nullable String> notes) {
        Set<String> counting = new HashSet<>(
                PasskeyCredentialProvider.PROVES_NOTHING.equals(notes.apply(PasskeyCredentialProvider.OPENED_AT))
                        ? OTHER_FACTORS
                        : SECOND_FACTORS);
        // Of two of a kind nobody can tell which it was.
        unguarded(realm, user).map(CredentialModel::getType).forEach(counting::remove);
        return counting;
    }

    private String category(@Nullable AuthenticationExecutionModel step) {
        // That one is done as well where it has asked for nothing.
        if (step == null
                || step.getAuthenticator() == null
                || ConditionalOtpFormAuthenticatorFactory.PROVIDER_ID.equals(step.getAuthenticator())) {
            return NO_CATEGORY;
        }
        AuthenticatorFactory factory = (AuthenticatorFactory)
                session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, step.getAuthenticator());
        String category = factory == null ? null : factory.getReferenceCategory();
        return category == null ? NO_CATEGORY : category;
    }

    private static Optional<Factor> factor(CredentialModel credential) {
        return switch (String.valueOf(credential.getType())) {
            case WebAuthnCredentialModel.TYPE_PASSWORDLESS -> Optional.of(Factor.PASSKEY);
            case WebAuthnCredentialModel.TYPE_TWOFACTOR -> Optional.of(Factor.SECURITY_KEY);
            case OTPCredentialModel.TYPE -> Optional.of(Factor.ONE_TIME_CODE);
            default -> Optional.empty();
        };
    }
}
