package io.github.passkeyjourney.platform.setup;

import java.util.Locale;

/** How a realm stands to a change of the set-up. */
public enum SetupState {
    /** It will be made by the next call. */
    TO_DO,
    /** The realm is as the change leaves it, whoever made it so. */
    DONE,
    /** It was made, and somebody has changed that since: it is left alone. */
    CHANGED_BY_HAND,
    /** It cannot be made in this realm. */
    IMPOSSIBLE,
    /** It was taken back. */
    UNDONE,
    /** It was to be taken back, but somebody has changed it since: that is kept. */
    KEPT;

    /** The word in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
