package io.github.passkeyjourney.enrollment.link;

import java.util.Locale;

/** How far a link has come. */
public enum LinkStep {
    /** Nobody has opened it. */
    OPEN,
    /** A phone shows a number. */
    CLAIMED,
    /** That number was typed at the computer: this phone, and no other, may go on. */
    CONFIRMED,
    /** It has gone on. */
    STARTED,
    /** Its passkey is there. */
    DONE,
    /** It is over, see {@link LinkEnd}. */
    ENDED;

    /** The word in pages and answers. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
