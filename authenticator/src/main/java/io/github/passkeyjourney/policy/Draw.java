package io.github.passkeyjourney.policy;

/**
 * The sticky draw: a user gets the same number for the same salt on every node and for ever, and independent numbers
 * for different salts. FNV-1a collects the characters, the finalizer of MurmurHash3 spreads them evenly. Not a secret
 * and not meant to be one. The values are a contract with running rollouts: change nothing here.
 */
final class Draw {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;

    private static final long FNV_PRIME = 0x100000001b3L;

    private Draw() {}

    /** The part that belongs to a user. */
    static long seed(String realmId, String userId) {
        // The separator keeps ("ab", "c") apart from ("a", "bc").
        return finish(collect(collect(FNV_OFFSET, realmId) * FNV_PRIME, userId));
    }

    /** The part that belongs to a cohort or an experiment. */
    static long salt(String text) {
        return finish(collect(FNV_OFFSET, text));
    }

    /** A number from 0 to 9 999. */
    static int bucket(long seed, long salt) {
        return below(seed, salt, Limits.ALL_BASIS_POINTS);
    }

    /** A number from 0 to {@code bound - 1}. The bias of the remainder is below 10<sup>-12</sup> for any bound here. */
    static int below(long seed, long salt, int bound) {
        return (int) ((finish(seed ^ salt) >>> 1) % bound);
    }

    private static long collect(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            hash = (hash ^ (c & 0xff)) * FNV_PRIME;
            hash = (hash ^ (c >>> 8)) * FNV_PRIME;
        }
        return hash;
    }

    private static long finish(long value) {
        long mixed = value;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
