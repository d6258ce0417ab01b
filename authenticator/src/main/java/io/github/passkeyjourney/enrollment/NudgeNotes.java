package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.policy.NudgeDecision;
import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What one authentication session remembers of its nudge, from the decision to the answer. */
final class NudgeNotes {

    private static final String PREFIX = "passkey-journey.nudge.";
    private static final String ASKED = PREFIX + "asked";
    private static final String MANDATORY = PREFIX + "mandatory";
    private static final String NEVER_ASKED = PREFIX + "never-asked";
    private static final String ENFORCING = PREFIX + "enforcing";
    private static final String VARIANT = PREFIX + "variant";
    private static final String SHOWN = PREFIX + "shown";
    private static final String FAILURES = PREFIX + "failures";
    private static final String PASSKEY_HERE = PREFIX + "passkey-here";
    private static final String UPGRADE = PREFIX + "upgrade";

    private final AuthenticationSessionModel session;

    NudgeNotes(AuthenticationSessionModel session) {
        this.session = session;
    }

    void ask(NudgeDecision decision) {
        set(ASKED);
        if (decision.mandatory()) {
            set(MANDATORY);
        }
        if (decision.cohort() != null && decision.cohort().phase().enforces()) {
            set(ENFORCING);
        }
        if (decision.cohort() != null && decision.arm() != null) {
            session.setAuthNote(VARIANT, decision.cohort().experiment() + "." + decision.arm());
        }
    }

    /** The last part of the keys of the texts that the user's arm of an experiment may have: experiment and arm. */
    @Nullable
    String variant() {
        return session.getAuthNote(VARIANT);
    }

    /** Whether the nudge asked in this session; the page can also be opened by an app or an admin. */
    boolean asked() {
        return has(ASKED);
    }

    boolean mandatory() {
        return has(MANDATORY);
    }

    boolean enforcing() {
        return has(ENFORCING);
    }

    /** Whether the decision found no history of this user. */
    boolean neverAsked() {
        return has(NEVER_ASKED);
    }

    void setNeverAsked() {
        set(NEVER_ASKED);
    }

    /** True for the first call in this session. */
    boolean firstShown() {
        boolean first = !has(SHOWN);
        set(SHOWN);
        return first;
    }

    int failures() {
        String failures = session.getAuthNote(FAILURES);
        return failures == null ? 0 : Integer.parseInt(failures);
    }

    void addFailure() {
        session.setAuthNote(FAILURES, Integer.toString(failures() + 1));
    }

    /** Whether the device answered that it already holds a passkey of this account. */
    boolean hasPasskeyHere() {
        return has(PASSKEY_HERE);
    }

    void setPasskeyHere() {
        set(PASSKEY_HERE);
    }

    /** How far the upgrade has come that was decided on in this session. */
    UpgradeStep upgrade() {
        String step = session.getAuthNote(UPGRADE);
        return step == null ? UpgradeStep.NONE : UpgradeStep.valueOf(step);
    }

    void setUpgrade(UpgradeStep step) {
        session.setAuthNote(UPGRADE, step.name());
    }

    private boolean has(String note) {
        return session.getAuthNote(note) != null;
    }

    private void set(String note) {
        session.setAuthNote(note, "true");
    }
}
