package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.platform.ProductVersion;

/** What passkey-celebration.ftl shows; a bean, because FreeMarker cannot read records. */
public final class CelebrationBean {

    private final long seconds;

    /** @param seconds how long the sign-in took, at least 0 */
    CelebrationBean(long seconds) {
        this.seconds = seconds;
    }

    /** The path of the page's style below the theme's resources. */
    public String getStaticPath() {
        return ProductVersion.staticFolder();
    }

    /** How long the sign-in took, in seconds; 0 where that is not known. */
    public long getSeconds() {
        return seconds;
    }
}
