package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.audit.event.EnrollFailure;
import io.github.passkeyjourney.platform.ProductVersion;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What passkey-enroll.ftl shows; a bean, because FreeMarker cannot read records. */
public final class EnrollBean {

    /** A mandatory page lets go after so many failed attempts: a broken device must not lock anybody out. */
    static final int PATIENCE = 3;

    private final NudgeNotes notes;
    private final @Nullable EnrollFailure failure;
    private final String platform;
    private final String proposal;
    private final String label;
    private final String displayName;
    private final boolean securityKey;

    EnrollBean(
            NudgeNotes notes,
            @Nullable EnrollFailure failure,
            String platform,
            String proposal,
            String label,
            String displayName,
            boolean securityKey) {
        this.notes = notes;
        this.failure = failure;
        this.platform = platform;
        this.proposal = proposal;
        this.label = label;
        this.displayName = displayName;
        this.securityKey = securityKey;
    }

    /** Whether a mandatory page has to let go. */
    static boolean patienceIsOver(NudgeNotes notes) {
        return notes.failures() >= PATIENCE;
    }

    /** The path of the page's script and style below the theme's resources. */
    public String getStaticPath() {
        return ProductVersion.staticFolder();
    }

    /** Whether the phase of this user demands a passkey now. */
    public boolean isMandatory() {
        return notes.mandatory();
    }

    /** Whether the nudge opened this page, rather than an app or an admin. */
    public boolean isAsked() {
        return notes.asked();
    }

    /** Whether there is a button to go on without a passkey. */
    public boolean isSkippable() {
        return !notes.mandatory() || patienceIsOver(notes);
    }

    /** The message key of that button. */
    public String getSkipText() {
        if (isAlreadyRegistered()) {
            return "passkeyEnroll.continue";
        }
        return notes.mandatory() ? "passkeyEnroll.continueThisTime" : "passkeyEnroll.skip";
    }

    /** The code of what went wrong, null if nothing did. */
    public @Nullable String getError() {
        return failure == null ? null : failure.id();
    }

    /** Whether this device turned out to hold a passkey of this account: then there is nothing left to do. */
    public boolean isAlreadyRegistered() {
        return failure == EnrollFailure.ALREADY_REGISTERED && !notes.mandatory();
    }

    /** The visitor's platform, the last part of some message keys. */
    public String getPlatform() {
        return platform.toLowerCase(Locale.ROOT);
    }

    /** The name that is proposed for the passkey. */
    public String getProposal() {
        return proposal;
    }

    /** The name as it stands: the proposal, or what the user made of it before something went wrong. */
    public String getLabel() {
        return label;
    }

    /** The user's full name, which password managers show beside the account. */
    public String getDisplayName() {
        return displayName;
    }

    /** Whether the account already uses a security key, which could then hold a passkey as well. */
    public boolean isSecurityKey() {
        return securityKey;
    }
}
