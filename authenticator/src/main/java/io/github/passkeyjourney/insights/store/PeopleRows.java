package io.github.passkeyjourney.insights.store;

/**
 * Rows about the people of a realm, those of a person one after the other. Persons and kinds are numbered from 0 on.
 *
 * @param <K> what rows have in common with many others
 */
interface PeopleRows<K> {

    /** Passes each row on. */
    void each(RowUser user);

    /** The kind of this number; of one that a row has told. */
    K kind(int number);

    /** Takes a row. */
    @FunctionalInterface
    interface RowUser {

        /**
         * The next row.
         *
         * @param person the number of the person, who has this row and perhaps the next ones
         * @param kind the number of the kind
         * @param first a number whose meaning the rows say
         * @param second another
         */
        void use(int person, int kind, int first, int second);
    }
}
