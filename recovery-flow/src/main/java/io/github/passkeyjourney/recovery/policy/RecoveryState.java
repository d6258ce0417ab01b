package io.github.passkeyjourney.recovery.policy;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How far a recovery has come. Which state may follow which is data, and nothing else moves one. */
public enum RecoveryState {
    /** Proofs are being collected. */
    PROVING,
    /** The proofs suffice, and the owner is given time to object. */
    HELD,
    /** The user may make a passkey, or a new password where that may be. */
    OPEN,
    /** The account has what it was opened for. */
    COMPLETED,
    /** The proofs did not suffice. */
    DENIED,
    /** Nobody went on in time. */
    ABANDONED,
    /** The owner said that it was somebody else. */
    REPUDIATED;

    private static final Map<RecoveryState, Set<RecoveryState>> NEXT = Map.of(
            PROVING, EnumSet.of(HELD, OPEN, DENIED, ABANDONED, REPUDIATED),
            HELD, EnumSet.of(OPEN, ABANDONED, REPUDIATED),
            OPEN, EnumSet.of(COMPLETED, ABANDONED, REPUDIATED));

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The word in the table of recoveries. */
    public String id() {
        return id;
    }

    /** Whether a recovery in this state may become one in the other. */
    public boolean mayBecome(RecoveryState next) {
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
    public static RecoveryState of(String id) {
        for (RecoveryState state : values()) {
            if (state.id.equals(id)) {
                return state;
            }
        }
        throw new IllegalArgumentException("No state of a recovery: " + id);
    }
}
