package io.github.passkeyjourney.audit.event;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why somebody says "Not now", as he tells with one tap if he likes: a closed list, and no words of his own. */
public enum SkipReason implements Word {
    /** In a hurry: asking another time may do. */
    NO_TIME,
    /** Does not know what a passkey is: the words of the page do not do. */
    UNCLEAR,
    /** Somebody else's device, or one that several people use. */
    NOT_MY_DEVICE,
    /** Worried about safety or privacy. */
    DISTRUST,
    /** Content with how it is. */
    NO_NEED;

    /** The reason of a posted word; empty for everything else, which is a "Not now" without one. */
    public static Optional<SkipReason> of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.id().equals(word))
                .findFirst();
    }
}
