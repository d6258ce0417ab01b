package io.github.passkeyjourney.audit.visitor;

import io.github.passkeyjourney.audit.event.EnrollmentOrigin;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What one step of a sign-in has found out and later facts of the same sign-in tell. */
public final class SignInNotes {

    private static final String PREFIX = "passkey-journey.sign-in.";
    private static final String COHORT = PREFIX + "cohort";
    private static final String ARM = PREFIX + "arm";
    private static final String UNMEASURED = PREFIX + "unmeasured";
    private static final String CREATED = PREFIX + "created";
    private static final String SIGNED_IN_AT = PREFIX + "signed-in-at";
    private static final String BEGUN_AT = PREFIX + "begun-at";
    private static final String STEPPED_UP = PREFIX + "stepped-up";
    private static final String ORIGIN = PREFIX + "enrollment-origin";

    private final @Nullable AuthenticationSessionModel session;

    /** @param session null outside of a sign-in: then nothing is known and nothing is kept */
    public SignInNotes(@Nullable AuthenticationSessionModel session) {
        this.session = session;
    }

    /** Keeps the user's cohort and arm. */
    public void setCohort(String cohort, @Nullable String arm, boolean measured) {
        set(COHORT, cohort);
        if (arm != null) {
            set(ARM, arm);
        }
        if (!measured) {
            set(UNMEASURED, "true");
        }
    }

    /** The user's cohort; null as long as nobody has found out, and outside of every cohort. */
    public @Nullable String cohort() {
        return get(COHORT);
    }

    /** The arm of the experiment that the user is in. */
    public @Nullable String arm() {
        return get(ARM);
    }

    /** Whether behaviour may be written down; false for a cohort in phase {@code off}. */
    public boolean measured() {
        return get(UNMEASURED) == null;
    }

    /** Keeps when this sign-in was through with its factors, for the session that it opens, too; only the first call counts. */
    public void setSignedInAt(Instant now) {
        if (session != null && get(SIGNED_IN_AT) == null) {
            set(SIGNED_IN_AT, Long.toString(now.toEpochMilli()));
            session.setUserSessionNote(SIGNED_IN_AT, Long.toString(now.toEpochMilli()));
        }
    }

    /** When the sign-in that opened a session, or proved it last, was through with its factors, if somebody has noted it. */
    public static Optional<Instant> signedInAt(UserSessionModel ongoing) {
        String at = ongoing.getNote(SIGNED_IN_AT);
        return at == null ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(at)));
    }

    /** When this sign-in was through with its factors, if somebody has noted it. */
    public Optional<Instant> signedInAt() {
        String at = get(SIGNED_IN_AT);
        return at == null ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(at)));
    }

    /** Keeps when the first page of this sign-in was made; if it begins anew, that counts. */
    public void setBegunAt(Instant now) {
        set(BEGUN_AT, Long.toString(now.toEpochMilli()));
    }

    /** When the first page of this sign-in was made, if somebody has noted it. */
    public Optional<Instant> begunAt() {
        String at = get(BEGUN_AT);
        return at == null ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(at)));
    }

    /** Keeps that a factor was proven in the middle of this sign-in which the account had before it. */
    public void setSteppedUp() {
        set(STEPPED_UP, "true");
    }

    /** See {@link #setSteppedUp()}. */
    public boolean steppedUp() {
        return get(STEPPED_UP) != null;
    }

    /** Keeps what led to the passkey that may be created now; null for nothing of ours. */
    public void setOrigin(@Nullable EnrollmentOrigin origin) {
        if (origin != null) {
            set(ORIGIN, origin.id());
        } else if (session != null) {
            session.removeAuthNote(ORIGIN);
        }
    }

    /** What leads to a passkey that is created now, if one of our steps has said so. */
    public Optional<EnrollmentOrigin> origin() {
        String origin = get(ORIGIN);
        return Arrays.stream(EnrollmentOrigin.values())
                .filter(candidate -> candidate.id().equals(origin))
                .findFirst();
    }

    /** Keeps the id of a passkey that was created in this very sign-in. */
    public void addCreated(String credentialId) {
        String created = get(CREATED);
        set(CREATED, created == null ? credentialId : created + " " + credentialId);
    }

    /** Whether a passkey was created in this very sign-in, which therefore could not use it. */
    public boolean created(String credentialId) {
        String created = get(CREATED);
        return created != null && List.of(created.split(" ", -1)).contains(credentialId);
    }

    private @Nullable String get(String note) {
        return session == null ? null : session.getAuthNote(note);
    }

    private void set(String note, String value) {
        if (session != null) {
            session.setAuthNote(note, value);
        }
    }
}
