package io.github.passkeyjourney.platform.setup;

import org.jspecify.annotations.Nullable;

/** One change of a realm that set-up makes. It compares the realm as it is now with what it left, and overwrites nothing else. */
public interface SetupChange {

    /** Names the change within the realm; lower case words with hyphens, then, after a slash, what it is about. */
    String id();

    /**
     * How the realm stands to this change; writes nothing.
     *
     * @param note what {@link #apply} left; null if it was not applied
     */
    SetupPlan plan(@Nullable SetupNote note);

    /**
     * Makes the change; called only where the plan said that it is to do.
     *
     * @return what is needed to undo it and to tell whether somebody changed it since
     */
    SetupNote apply();

    /** Brings back what was there before, and keeps what somebody changed by hand since. */
    SetupUndone undo(SetupNote note);
}
