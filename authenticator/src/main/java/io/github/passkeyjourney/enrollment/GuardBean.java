package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.platform.ProductVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What passkey-guard.ftl shows; a bean, because FreeMarker cannot read records. */
public final class GuardBean {

    private final String verdict;
    private final boolean code;
    private final @Nullable Key key;
    private final @Nullable StepUpFailure failure;
    private final int passkeys;
    private final String account;
    private final boolean duty;

    GuardBean(
            String verdict,
            boolean code,
            @Nullable Key key,
            @Nullable StepUpFailure failure,
            int passkeys,
            String account,
            boolean duty) {
        this.verdict = verdict;
        this.code = code;
        this.key = key;
        this.failure = failure;
        this.passkeys = passkeys;
        this.account = account;
        this.duty = duty;
    }

    /** The path of the page's script and style below the theme's resources. */
    public String getStaticPath() {
        return ProductVersion.staticFolder();
    }

    /** What stands between the user and a passkey: the word of the verdict. */
    public String getVerdict() {
        return verdict;
    }

    /** Whether a one-time code can be entered. */
    public boolean isCode() {
        return code;
    }

    /** What the browser needs to ask for a key; null if the account has none. */
    public @Nullable Key getKey() {
        return key;
    }

    /** What went wrong with the last attempt; null if nothing did. */
    public @Nullable String getError() {
        return failure == null ? null : failure.id();
    }

    /** Whether no more attempts are taken. */
    public boolean isLocked() {
        return failure == StepUpFailure.LOCKED;
    }

    /** How many passkeys the account has. */
    public int getPasskeys() {
        return passkeys;
    }

    /** The address of the account console's page of credentials. */
    public String getAccount() {
        return account;
    }

    /** Whether there is no way on without a passkey. */
    public boolean isDuty() {
        return duty;
    }

    /** The options of one assertion. */
    public static final class Key {
        private final String challenge;
        private final String rpId;
        private final String userVerification;
        private final List<String> handles;

        Key(String challenge, String rpId, String userVerification, List<String> handles) {
            this.challenge = challenge;
            this.rpId = rpId;
            this.userVerification = userVerification;
            this.handles = handles;
        }

        /** In base64url. */
        public String getChallenge() {
            return challenge;
        }

        /** The relying party id. */
        public String getRpId() {
            return rpId;
        }

        /** As the realm's WebAuthn policy has it. */
        public String getUserVerification() {
            return userVerification;
        }

        /** The key handles that may answer, in base64url. */
        public List<String> getHandles() {
            return handles;
        }
    }
}
