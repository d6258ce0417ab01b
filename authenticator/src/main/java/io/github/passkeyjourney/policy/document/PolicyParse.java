package io.github.passkeyjourney.policy.document;

import io.github.passkeyjourney.policy.RolloutPolicy;
import java.util.List;

/** The outcome of reading a policy document. */
public sealed interface PolicyParse {

    /**
     * The document holds.
     *
     * @param policy what it says, defaults filled in
     */
    record Valid(RolloutPolicy policy) implements PolicyParse {}

    /**
     * The document does not hold; nothing of it applies.
     *
     * @param errors at least one, in the order of the document as far as known, at most 50
     */
    record Invalid(List<PolicyError> errors) implements PolicyParse {

        /**
         * @throws IllegalArgumentException if there is no error
         */
        public Invalid {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("An invalid document has at least one error");
            }
        }
    }
}
