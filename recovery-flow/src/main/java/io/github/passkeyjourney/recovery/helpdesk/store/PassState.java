package io.github.passkeyjourney.recovery.helpdesk.store;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How far an access pass has come. Which state may follow which is data, and nothing else moves one. */
public enum PassState {
    /** A second person has to decide. */
    PENDING,
    /** It may be revealed. */
    APPROVED,
    /** The second person said no. */
    REJECTED,
    /** Its issuer has seen it, and the user may use it. */
    REVEALED,
    /** The user has used it. */
    REDEEMED,
    /** It was taken back. */
    WITHDRAWN,
    /** It was not gone on with in time. */
    EXPIRED;

    private static final Map<PassState, Set<PassState>> NEXT = Map.of(
            PENDING, EnumSet.of(APPROVED, REJECTED, WITHDRAWN, EXPIRED),
            APPROVED, EnumSet.of(REVEALED, WITHDRAWN, EXPIRED),
            REVEALED, EnumSet.of(REDEEMED, WITHDRAWN, EXPIRED));

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The word in the table of passes and in answers. */
    public String id() {
        return id;
    }

    /** Whether a pass in this state may come into the other. */
    public boolean mayBecome(PassState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether nothing follows. */
    public boolean ended() {
        return !NEXT.containsKey(this);
    }

    /**
     * Finds a state by its {@link #id()}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static PassState of(String id) {
        for (PassState state : values()) {
            if (state.id.equals(id)) {
                return state;
            }
        }
        throw new IllegalArgumentException("No state of an access pass: " + id);
    }
}
