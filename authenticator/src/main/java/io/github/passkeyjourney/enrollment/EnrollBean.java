package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.audit.event.EnrollFailure;
import io.github.passkeyjourney.audit.event.SkipReason;
import io.github.passkeyjourney.platform.ProductVersion;
import io.github.passkeyjourney.policy.Advice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What passkey-enroll.ftl shows; a bean, because FreeMarker cannot read records. */
public final class EnrollBean {

    /** A mandatory page lets go after so many failed attempts: a broken device must not lock anybody out. */
    static final int PATIENCE = 3;

    private static final Set<String> OF_ADVICE = Set.of("title", "lead", "benefitFast", "benefitSafe", "create");

    /** What the page that renews says where it is a duty, besides. */
    private static final Set<String> OF_DUTY = Set.of("titleMandatory", "leadMandatory");

    private final NudgeNotes notes;
    private final @Nullable Advice advice;
    private final @Nullable RenewalPart renewal;
    private final @Nullable EnrollFailure failure;
    private final String platform;
    private final String proposal;
    private final String label;
    private final String displayName;
    private final boolean securityKey;
    private final Properties messages;

    EnrollBean(
            NudgeNotes notes,
            @Nullable Advice advice,
            @Nullable RenewalPart renewal,
            @Nullable EnrollFailure failure,
            String platform,
            String proposal,
            String label,
            String displayName,
            boolean securityKey,
            Properties messages) {
        this.notes = notes;
        this.advice = advice;
        this.renewal = renewal;
        this.failure = failure;
        this.platform = platform;
        this.proposal = proposal;
        this.label = label;
        this.displayName = displayName;
        this.securityKey = securityKey;
        this.messages = messages;
    }

    /** Whether a mandatory page has to let go. */
    static boolean patienceIsOver(NudgeNotes notes) {
        return notes.failures() >= PATIENCE;
    }

    /** The path of the page's script and style below the theme's resources. */
    public String getStaticPath() {
        return ProductVersion.staticFolder();
    }

    /** Whether the phase of this user demands a passkey now, or the account hangs on one that has expired. */
    public boolean isMandatory() {
        return notes.mandatory() || isDuty();
    }

    /** Whether the sign-in cannot go on without a new passkey, whatever happens on the page. */
    public boolean isDuty() {
        return renewal != null && renewal.duty();
    }

    /** The name of the passkey that is renewed; empty if none is, or it has none. */
    public String getRenewed() {
        return renewal == null ? "" : renewal.label();
    }

    /** When that one expires; empty if nobody knows or it has. */
    public String getExpires() {
        return renewal == null ? "" : renewal.day();
    }

    /** Whether we opened this page, rather than an app or an admin, and it may go on by itself. */
    public boolean isAsked() {
        return !isDuty() && (notes.asked() || advice != null);
    }

    /** The word of the advice that this page is about, null if it is about none. */
    public @Nullable String getAdvice() {
        return advice == null ? null : advice.id();
    }

    /** Which authenticators the advice is about, as WebAuthn has it; null for those that the realm accepts. */
    public @Nullable String getAttachment() {
        if (advice == null) {
            return null;
        }
        return switch (advice.attachment()) {
            case PLATFORM -> "platform";
            case CROSS_PLATFORM -> "cross-platform";
            case ANY -> null;
        };
    }

    /** The message key of a text: that of the advice, or of the user's arm where there is one, else the one for everybody. */
    public String text(String name) {
        if (renewal != null && name.equals("benefitSafe")) {
            return "passkeyAdvice.renew.benefit" + (renewal.replaces() ? "Replaced" : "Kept");
        }
        if (advice != null && (OF_ADVICE.contains(name) || (isDuty() && OF_DUTY.contains(name)))) {
            return "passkeyAdvice." + advice.id() + "." + name;
        }
        String key = "passkeyEnroll." + name;
        String own = key + "." + notes.variant();
        return notes.variant() != null && messages.containsKey(own) ? own : key;
    }

    /** Whether there is a button to go on without a passkey. */
    public boolean isSkippable() {
        return !isDuty() && (!notes.mandatory() || patienceIsOver(notes));
    }

    /** The message key of that button. */
    public String getSkipText() {
        if (isAlreadyRegistered()) {
            return "passkeyEnroll.continue";
        }
        return notes.mandatory() ? "passkeyEnroll.continueThisTime" : text("skip");
    }

    /** What "Not now" may say why; none where it would not count as one. */
    public List<String> getReasons() {
        if (!notes.asked() || notes.mandatory() || notes.failures() > 0 || failure != null) {
            return List.of();
        }
        return Arrays.stream(SkipReason.values()).map(SkipReason::id).toList();
    }

    /** The code of what went wrong, null if nothing did. */
    public @Nullable String getError() {
        return failure == null ? null : failure.id();
    }

    /** The message key of what went wrong and what to do, but for its last part. */
    public String getErrorText() {
        return failure == EnrollFailure.ALREADY_REGISTERED && advice == Advice.ADD_SECOND_DEVICE
                ? "passkeyAdvice.add-second-device.same"
                : "passkeyEnroll.error." + getError();
    }

    /** Whether this device turned out to hold a passkey of this account: then there is nothing left to do. */
    public boolean isAlreadyRegistered() {
        return failure == EnrollFailure.ALREADY_REGISTERED && advice != Advice.ADD_SECOND_DEVICE && !isMandatory();
    }

    /** The message key of the place where the passkey will be kept. */
    public String getWhereText() {
        return advice == Advice.ADD_SECOND_DEVICE
                ? "passkeyAdvice.add-second-device.where"
                : "passkeyEnroll.where." + platform.toLowerCase(Locale.ROOT);
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
