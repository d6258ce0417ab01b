package io.github.passkeyjourney.platform.leader;

import java.util.Optional;

/** Where the terms of leases are kept, for all servers of a cluster. Each call is a transaction of its own. */
interface LeaseTable {

    /** The present term of a lease; empty before the first. */
    Optional<Term> find(String name);

    /** Begins a lease that nobody held before; false if somebody was faster. */
    boolean insert(String name, Term first);

    /** Replaces a term; false if it is not the present one any more. */
    boolean replace(String name, Term present, Term next);
}
