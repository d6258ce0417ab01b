package io.github.passkeyjourney.insights;

import java.util.List;

/** The outcome of reading a query. */
public sealed interface QueryParse {

    /**
     * The query holds.
     *
     * @param query what it asks, defaults filled in
     */
    record Valid(Query query) implements QueryParse {}

    /**
     * The query does not hold.
     *
     * @param errors at least one
     */
    record Invalid(List<QueryError> errors) implements QueryParse {

        /**
         * @throws IllegalArgumentException if there is no error
         */
        public Invalid {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("An invalid query has at least one error");
            }
        }
    }
}
