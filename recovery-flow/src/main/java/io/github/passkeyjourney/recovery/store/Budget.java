package io.github.passkeyjourney.recovery.store;

import io.github.passkeyjourney.audit.event.CoarseAddress;
import io.github.passkeyjourney.platform.store.FailedStatementException;
import java.util.Locale;

/**
 * What may be done in an hour, whoever somebody says he is: from one address, from its network, and in a realm as a whole. It stops
 * those who try many names where {@link Tries} stops those who try one. What is refused by the address costs the realm nothing.
 *
 * @param realmId where
 * @param address the key of the address; the address itself is not kept
 * @param network the key of its network, the first 24 bits of IPv4 or the first 48 of IPv6
 */
public record Budget(String realmId, String address, String network) {

    static final String ADDRESS = "address:";
    static final String NETWORK = "network:";
    private static final String REALM = "realm:";

    /** What is counted. */
    public enum Use {
        /** Something is compared. */
        ANSWERS,
        /** Something is sent. */
        MESSAGES;

        private final String id = name().toLowerCase(Locale.ROOT);
    }

    /**
     * How often something may be done in an hour.
     *
     * @param address from one address; at least 1
     * @param network from one network; at least 1
     * @param realm in the realm; at least 1
     */
    public record Limits(int address, int network, int realm) {

        /**
         * @throws IllegalArgumentException if one is below 1
         */
        public Limits {
            if (address < 1 || network < 1 || realm < 1) {
                throw new IllegalArgumentException("Limits of recovery must be 1 at least");
            }
        }
    }

    /**
     * The budget of a visitor.
     *
     * @param remote the address as the server sees it
     * @param secret of the realm, so that addresses cannot be tried against the table
     */
    public static Budget of(String realmId, String remote, byte[] secret) {
        return new Budget(
                realmId,
                ADDRESS + Claimant.hash(realmId, remote, secret),
                NETWORK + Claimant.hash(realmId, CoarseAddress.of(remote).orElse(remote), secret));
    }

    /**
     * Counts one use. Only if this returns true may it go on.
     *
     * @throws FailedStatementException if the database refused or did not answer in time
     */
    public boolean admits(Tries tries, Use use, Limits limits) {
        return tries.admitInAnHour(realmId, address, use.id, limits.address)
                && tries.admitInAnHour(realmId, network, use.id, limits.network)
                && tries.admitInAnHour(realmId, REALM, use.id, limits.realm);
    }
}
