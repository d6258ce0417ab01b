package io.github.passkeyjourney.insights;

import static io.github.passkeyjourney.audit.event.FactType.FALLBACK;
import static io.github.passkeyjourney.audit.event.FactType.SIGN_IN;
import static io.github.passkeyjourney.audit.event.SignInOutcome.SUCCEEDED;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.FallbackCause;
import io.github.passkeyjourney.audit.event.SignInMethod;
import java.util.function.Predicate;

/** A number of a report: how many facts of a type fit. Numbers of parts add up to that of the whole. */
enum Measure {
    ATTEMPTS("attempts", SIGN_IN, tally -> true),
    SUCCESSES("successes", SIGN_IN, tally -> tally.has(SUCCEEDED)),
    PASSKEY_SUCCESSES("passkeySuccesses", SIGN_IN, tally -> tally.has(SUCCEEDED) && tally.isBy(SignInMethod.PASSKEY)),
    HOLDER_SUCCESSES("holderSuccesses", SIGN_IN, tally -> tally.has(SUCCEEDED) && tally.holder()),
    FALLBACKS("fallbacks", FALLBACK, tally -> true),
    NO_PASSKEY_HERE("noPasskeyHere", FALLBACK, tally -> tally.isFor(FallbackCause.NO_PASSKEY_HERE)),
    UNUSABLE("unusable", FALLBACK, tally -> tally.isFor(FallbackCause.UNUSABLE)),
    CHOICE("choice", FALLBACK, tally -> tally.isFor(FallbackCause.CHOICE));

    private final String id;
    private final FactType type;

    @SuppressWarnings("ImmutableEnumChecker") // Looks at a record, and keeps nothing.
    private final Predicate<Tally> fits;

    Measure(String id, FactType type, Predicate<Tally> fits) {
        this.id = id;
        this.type = type;
        this.fits = fits;
    }

    /** The word in answers. */
    String id() {
        return id;
    }

    /** The only type of facts that is counted. */
    FactType type() {
        return type;
    }

    /** Whether the facts of this tally are counted. */
    boolean counts(Tally tally) {
        return tally.type() == type && fits.test(tally);
    }
}
