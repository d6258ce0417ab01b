package io.github.passkeyjourney.policy;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a locked-out user gets back in.
 *
 * @param proofs how many proofs of different roots are needed
 * @param hold wait between the last proof and the new passkey of a protected account; zero to 30 days
 * @param drillEvery how often users rehearse; one day to ten years, null for never
 * @param methods the enabled methods, each at most once; kept in the order of {@link RecoveryMethod#IDS}
 * @param checklist what the helpdesk ticks off before it issues a pass; at most 20 names
 */
public record Recovery(
        Proofs proofs,
        Duration hold,
        @Nullable Duration drillEvery,
        List<RecoveryMethod> methods,
        List<String> checklist) {

    /** Waits that a policy may set. */
    public static final Range<Duration> HOLD = new Range<>(Duration.ZERO, Duration.ofDays(30));

    /** Rehearsal intervals that a policy may set. */
    public static final Range<Duration> DRILL_EVERY = new Range<>(Duration.ofDays(1), Duration.ofDays(3650));

    /** Most items of the checklist. */
    public static final int MAX_CHECKLIST = 20;

    /**
     * Two proofs, a day of wait, a rehearsal each year, and the methods that work without naming anything of the
     * company: text messages and an identity provider have to be switched on with their settings.
     */
    public static final Recovery DEFAULTS = new Recovery(
            Proofs.DEFAULTS,
            Duration.ofHours(24),
            Duration.ofDays(365),
            List.of(
                    new RecoveryMethod.ExistingFactor(),
                    new RecoveryMethod.SavedCode(),
                    new RecoveryMethod.EmailCode(),
                    RecoveryMethod.AccessPass.DEFAULTS),
            List.of("call-back", "staff-id", "manager"));

    /**
     * @throws IllegalArgumentException if a value is out of its range or a method is listed twice
     */
    public Recovery {
        HOLD.require("hold", hold);
        if (drillEvery != null) {
            DRILL_EVERY.require("drillEvery", drillEvery);
        }
        // The document lists them in an object, which has no order of its own.
        methods = methods.stream()
                .sorted(Comparator.comparingInt(method -> RecoveryMethod.IDS.indexOf(method.id())))
                .toList();
        Set<String> ids = new HashSet<>();
        for (RecoveryMethod method : methods) {
            if (!ids.add(method.id())) {
                throw new IllegalArgumentException("Method listed twice: " + method.id());
            }
        }
        checklist = List.copyOf(checklist);
        Limits.requireAtMost("checklist", checklist.size(), MAX_CHECKLIST);
        checklist.forEach(item -> Limits.requireName("checklist", item));
    }

    /** The settings of a method, or empty if the policy does not enable it. */
    public <M extends RecoveryMethod> Optional<M> method(Class<M> type) {
        return methods.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /**
     * How many proofs of different roots are needed.
     *
     * @param protectedAccount for an account with a passkey or second factor; 1 to 5 (in the document: {@code protected})
     * @param passwordOnly for an account with nothing but a password; 1 to 5
     */
    public record Proofs(int protectedAccount, int passwordOnly) {

        /** Counts that a policy may set. */
        public static final Range<Integer> COUNT = new Range<>(1, 5);

        /** Two, and one. */
        public static final Proofs DEFAULTS = new Proofs(2, 1);

        /**
         * @throws IllegalArgumentException if a count is out of its range
         */
        public Proofs {
            COUNT.require("protected", protectedAccount);
            COUNT.require("passwordOnly", passwordOnly);
        }
    }
}
