package io.github.passkeyjourney.audit.event;

import java.util.Locale;

/** A word of a closed vocabulary. What is written down is its {@link #id()}, never its name in Java. */
public interface Word {

    /** The name of the constant. */
    String name();

    /** The word in JSON, reports and metrics: lower case, with hyphens. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
