package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.lifecycle.PasswordVerdict;
import io.github.passkeyjourney.platform.ProductVersion;

/** What passkey-drop-password.ftl shows; a bean, because FreeMarker cannot read records. */
public final class DropPasswordBean {

    private final PasswordVerdict verdict;
    private final boolean mandatory;

    DropPasswordBean(PasswordVerdict verdict, boolean mandatory) {
        this.verdict = verdict;
        this.mandatory = mandatory;
    }

    /** The path of the page's style below the theme's resources. */
    public String getStaticPath() {
        return ProductVersion.staticFolder();
    }

    /** Whether the password may go: the word of the verdict. */
    public String getVerdict() {
        return verdict.id();
    }

    /** Whether it may. */
    public boolean isAllowed() {
        return verdict.allows();
    }

    /** Whether there is no choice. */
    public boolean isMandatory() {
        return mandatory;
    }
}
