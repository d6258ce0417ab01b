package io.github.passkeyjourney.recovery.policy;

import java.util.Locale;

/**
 * What a proof rests on. Two proofs of one root are one: who can read a mailbox can read two codes in it (NIST SP 800-63B-4
 * §4.2.2.2 asks for codes by different methods).
 */
public enum ProofRoot {
    /** The password, known. */
    PASSWORD,
    /** An authenticator app, held. */
    AUTHENTICATOR_APP,
    /** The sheet of saved codes, held. */
    SAVED_CODES,
    /** Every e-mail address of the user: mailboxes forward to one another. */
    MAILBOX,
    /** A phone number. */
    PHONE,
    /** The account at an identity provider. */
    IDENTITY_PROVIDER,
    /** Two people of the helpdesk, who have looked at the case. */
    HELPDESK;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word in the table of proofs, such as {@code saved-codes}. */
    public String id() {
        return id;
    }

    /**
     * Finds a root by its {@link #id()}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ProofRoot of(String id) {
        for (ProofRoot root : values()) {
            if (root.id.equals(id)) {
                return root;
            }
        }
        throw new IllegalArgumentException("No root of a proof: " + id);
    }
}
