package io.github.passkeyjourney.policy;

import java.time.Duration;
import java.util.List;

/** A way back in, with its settings. Being listed in the policy enables it. */
public sealed interface RecoveryMethod {

    /** The name of the method in the policy document, such as {@code saved-code}. */
    String id();

    /** The names of all methods, in the order in which they are listed and shown. */
    List<String> IDS =
            List.of(ExistingFactor.ID, SavedCode.ID, EmailCode.ID, SmsCode.ID, IdentityProvider.ID, AccessPass.ID);

    /** A factor that the user still has: password, one-time code. */
    record ExistingFactor() implements RecoveryMethod {

        /** The name of this method in the policy document. */
        public static final String ID = "existing-factor";

        @Override
        public String id() {
            return ID;
        }
    }

    /** A code that was saved or printed in advance. */
    record SavedCode() implements RecoveryMethod {

        /** The name of this method in the policy document. */
        public static final String ID = "saved-code";

        @Override
        public String id() {
            return ID;
        }
    }

    /** A code sent to the verified e-mail address. */
    record EmailCode() implements RecoveryMethod {

        /** The name of this method in the policy document. */
        public static final String ID = "email-code";

        @Override
        public String id() {
            return ID;
        }
    }

    /**
     * A code sent to the verified phone number.
     *
     * @param prefixes international prefixes that messages may go to, such as {@code +49}; empty for every country
     */
    record SmsCode(List<String> prefixes) implements RecoveryMethod {

        /** The name of this method in the policy document. */
        public static final String ID = "sms-code";

        /**
         * @throws IllegalArgumentException if a prefix is not a plus sign and one to fifteen digits
         */
        public SmsCode {
            prefixes = List.copyOf(prefixes);
            Limits.requireAtMost("prefixes", prefixes.size(), Limits.MAX_VALUES);
            for (String prefix : prefixes) {
                if (!isPrefix(prefix)) {
                    throw new IllegalArgumentException("Not an international phone prefix: " + prefix);
                }
            }
        }

        /** Whether the text is a plus sign and one to fifteen digits that do not start with zero (E.164). */
        public static boolean isPrefix(String text) {
            return text.matches("\\+[1-9][0-9]{0,14}");
        }

        @Override
        public String id() {
            return ID;
        }
    }

    /**
     * A sign-in at a trusted identity provider that is linked to the account.
     *
     * @param alias the identity provider
     */
    record IdentityProvider(String alias) implements RecoveryMethod {

        /** The name of this method in the policy document. */
        public static final String ID = "identity-provider";

        /**
         * @throws IllegalArgumentException if the alias is blank
         */
        public IdentityProvider {
            if (alias.isBlank()) {
                throw new IllegalArgumentException("alias must not be blank");
            }
        }

        @Override
        public String id() {
            return ID;
        }
    }

    /**
     * A pass that the helpdesk issues.
     *
     * @param lifetime how long it can be used once revealed; one minute to one hour
     * @param fourEyes whether another person must approve it
     */
    record AccessPass(Duration lifetime, boolean fourEyes) implements RecoveryMethod {

        /** The name of this method in the policy document. */
        public static final String ID = "access-pass";

        /** Lifetimes that a policy may set. */
        public static final Range<Duration> LIFETIME = new Range<>(Duration.ofMinutes(1), Duration.ofMinutes(60));

        /** Ten minutes, four eyes. */
        public static final AccessPass DEFAULTS = new AccessPass(Duration.ofMinutes(10), true);

        /**
         * @throws IllegalArgumentException if the lifetime is out of its range
         */
        public AccessPass {
            LIFETIME.require("lifetime", lifetime);
        }

        @Override
        public String id() {
            return ID;
        }
    }
}
