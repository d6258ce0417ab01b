package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.audit.event.Word;

/** What became of a wish to suspend a passkey or to resume it. */
public enum SuspensionOutcome implements Word {
    /** It is as wished since this moment. */
    DONE,
    /** It was so before; nothing was written. */
    UNCHANGED,
    /** The user has no such passkey. */
    NOT_FOUND,
    /** Its owner would have no way in left: a new passkey comes first. */
    LAST_WAY_IN,
    /** Its owner did not suspend it, or does not own that decision any more: the helpdesk can. */
    HELPDESK_ONLY,
    /** The time in which the owner can take it back is over. */
    TOO_LATE;

    /** Whether things are as wished. */
    public boolean fulfilled() {
        return this == DONE || this == UNCHANGED;
    }
}
