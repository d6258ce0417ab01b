package io.github.passkeyjourney.recovery.factor.savedcode;

import io.github.passkeyjourney.lifecycle.ChangeVerdict;
import io.github.passkeyjourney.platform.ProductVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What passkey-saved-codes.ftl shows; a bean, because FreeMarker cannot read records. */
public final class SavedCodesBean {

    private final ChangeVerdict verdict;
    private final @Nullable String page;
    private final String account;
    private final List<String> codes;
    private final boolean replacing;
    private final boolean again;

    private SavedCodesBean(
            ChangeVerdict verdict,
            @Nullable String page,
            String account,
            List<String> codes,
            boolean replacing,
            boolean again) {
        this.verdict = verdict;
        this.page = page;
        this.account = account;
        this.codes = codes;
        this.replacing = replacing;
        this.again = again;
    }

    /**
     * The codes.
     *
     * @param page the number of the page
     * @param account what the user signs in as
     * @param replacing whether there are older ones, which confirming ends
     * @param again whether an earlier page was answered without being confirmed
     */
    static SavedCodesBean showing(String page, String account, List<String> codes, boolean replacing, boolean again) {
        return new SavedCodesBean(ChangeVerdict.ALLOWED, page, account, codes, replacing, again);
    }

    /** What has to happen before. */
    static SavedCodesBean refused(ChangeVerdict verdict) {
        return new SavedCodesBean(verdict, null, "", List.of(), false, false);
    }

    /** The path of the page's style and scripts below the theme's resources. */
    public String getStaticPath() {
        return ProductVersion.staticFolder();
    }

    /** Whether codes may be made now, and if not, the word of why. */
    public String getVerdict() {
        return verdict.id();
    }

    /** Whether another sign-in can help. */
    public boolean isSignInAgain() {
        return verdict == ChangeVerdict.SIGN_IN_AGAIN || verdict == ChangeVerdict.STEP_UP;
    }

    /** The number of the page; null where it shows no codes. */
    public @Nullable String getPage() {
        return page;
    }

    /** What the user signs in as. */
    public String getAccount() {
        return account;
    }

    /** The codes, in order; none where they may not be made. */
    public List<String> getCodes() {
        return codes;
    }

    /** Whether confirming ends older codes. */
    public boolean isReplacing() {
        return replacing;
    }

    /** Whether these are others than the page showed before. */
    public boolean isAgain() {
        return again;
    }
}
