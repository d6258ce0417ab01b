package io.github.passkeyjourney.recovery.policy;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** How a recovery goes on. */
public sealed interface RecoveryDecision {

    /**
     * Something has to be proven first.
     *
     * @param missing how many proofs of further roots; at least one
     * @param methods by which, in the order of the policy; empty if the policy enables none that is left
     */
    record Prove(int missing, List<String> methods) implements RecoveryDecision {

        /** Takes a copy. */
        public Prove {
            methods = List.copyOf(methods);
        }
    }

    /**
     * The proofs suffice, and the owner is given time to object.
     *
     * @param until when it may go on
     * @param begins whether the wait begins with this decision
     */
    record Wait(Instant until, boolean begins) implements RecoveryDecision {}

    /**
     * The account may be opened.
     *
     * @param endings by what; never empty
     * @param proofs those that are used up by it
     */
    record Open(Set<Ending> endings, List<Proof> proofs) implements RecoveryDecision {

        /** Takes a copy. */
        public Open {
            endings = Set.copyOf(endings);
            proofs = List.copyOf(proofs);
        }
    }
}
