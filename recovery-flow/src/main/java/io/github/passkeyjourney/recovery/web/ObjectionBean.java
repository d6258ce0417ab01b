package io.github.passkeyjourney.recovery.web;

import io.github.passkeyjourney.platform.ProductVersion;
import java.util.Locale;

/** What passkey-objection.ftl shows; a bean, because FreeMarker cannot read records. */
public final class ObjectionBean {

    private final Step step;
    private final String action;

    ObjectionBean(Step step, String action) {
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
        /** The recovery is over. */
        DONE,
        /** It was over before. */
        OVER,
        /** The link is not good. */
        INVALID
    }
}
