package io.github.passkeyjourney.enrollment.announcement;

import java.util.EnumMap;
import java.util.Map;

/** Counts the users of a cohort by whether an announcement is for them. Not thread-safe. */
public final class Audience {

    private final Map<Fit, Long> counts = new EnumMap<>(Fit.class);

    /** Counts a user. */
    public void add(Fit fit) {
        counts.merge(fit, 1L, Long::sum);
    }

    /** How many users are so. */
    public long count(Fit fit) {
        return counts.getOrDefault(fit, 0L);
    }

    /** All users of the cohort. */
    public long users() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether an announcement is for a user; the first that applies, in this order. */
    public enum Fit {
        /** Has a passkey already. */
        HOLDER("holders"),
        /** Is held out of an experiment: told, he would be no comparison any more. */
        HELD_OUT("heldOut"),
        /** Has no address on file, or one that is too long. */
        NO_ADDRESS("withoutAddress"),
        /** Has an address that nobody has verified: it may be a stranger's. */
        UNVERIFIED("unverified"),
        /** Wants none. */
        OPTED_OUT("optedOut"),
        /** Got one within a day, be it as somebody of another cohort. */
        TOLD_LATELY("toldLately"),
        /** Gets one. */
        RECIPIENT("recipients");

        private final String plural;

        Fit(String plural) {
            this.plural = plural;
        }

        /** The word in answers. */
        public String plural() {
            return plural;
        }
    }
}
