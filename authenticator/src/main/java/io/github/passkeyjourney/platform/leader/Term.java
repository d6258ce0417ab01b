package io.github.passkeyjourney.platform.leader;

import java.time.Instant;

/**
 * Who holds a lease, and until when.
 *
 * @param holder id of a server's start
 * @param token grows with each change, so that every change is one of the row's state and no old one can be repeated
 * @param expiresAt in milliseconds; from then on others may take it
 */
record Term(String holder, long token, Instant expiresAt) {

    /** The next term, for the same holder or another. */
    Term next(String nextHolder, Instant until) {
        return new Term(nextHolder, token + 1, until);
    }
}
