package io.github.passkeyjourney.web;

import io.github.passkeyjourney.platform.ProductVersion;
import java.util.Locale;

/** What passkey-repudiation.ftl shows; a bean, because FreeMarker cannot read records. */
public final class RepudiationBean {

    private final Step step;
    private final String action;

    RepudiationBean(Step step, String action) {
        this.step = step;
        this.action = action;
    }

    /** The path of the page's style below the theme's resources. */
    public String getStaticPath() {
        return ProductVersion.staticFolder();
    }

    /** The word that message keys begin with. */
    public String getStep() {
        return step.name().toLowerCase(Locale.ROOT);
    }

    /** Where the button leads. */
    public String getAction() {
        return action;
    }

    enum Step {
        /** Asks: mail scanners open links, too. */
        ASK,
        /** The passkey opens nothing any more. */
        DONE,
        /** There is no such passkey any more; everybody was signed out. */
        GONE,
        /** The link is not good. */
        INVALID
    }
}
