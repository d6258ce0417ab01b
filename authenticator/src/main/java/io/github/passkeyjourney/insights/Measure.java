package io.github.passkeyjourney.insights;

import static io.github.passkeyjourney.audit.event.FactType.FALLBACK;
import static io.github.passkeyjourney.audit.event.FactType.SIGN_IN;
import static io.github.passkeyjourney.audit.event.FactType.SKIPPED;
import static io.github.passkeyjourney.audit.event.SignInOutcome.SUCCEEDED;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.FallbackCause;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SkipReason;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A number of a report. */
enum Measure {
    ATTEMPTS("attempts", SIGN_IN, tally -> true),
    SUCCESSES("successes", SIGN_IN, tally -> tally.has(SUCCEEDED)),
    PASSKEY_SUCCESSES("passkeySuccesses", SIGN_IN, tally -> tally.has(SUCCEEDED) && tally.isBy(SignInMethod.PASSKEY)),
    HOLDER_SUCCESSES("holderSuccesses", SIGN_IN, tally -> tally.has(SUCCEEDED) && tally.holder()),
    FALLBACKS("fallbacks", FALLBACK, tally -> true),
    NO_PASSKEY_HERE("noPasskeyHere", FALLBACK, tally -> tally.isFor(FallbackCause.NO_PASSKEY_HERE)),
    UNUSABLE("unusable", FALLBACK, tally -> tally.isFor(FallbackCause.UNUSABLE)),
    CHOICE("choice", FALLBACK, tally -> tally.isFor(FallbackCause.CHOICE)),

    SKIPS("skips", SKIPPED, tally -> true),
    REASONS_GIVEN("reasonsGiven", SKIPPED, tally -> tally.cause() != null),
    NO_TIME("noTime", SKIPPED, tally -> tally.isFor(SkipReason.NO_TIME)),
    UNCLEAR("unclear", SKIPPED, tally -> tally.isFor(SkipReason.UNCLEAR)),
    NOT_MY_DEVICE("notMyDevice", SKIPPED, tally -> tally.isFor(SkipReason.NOT_MY_DEVICE)),
    DISTRUST("distrust", SKIPPED, tally -> tally.isFor(SkipReason.DISTRUST)),
    NO_NEED("noNeed", SKIPPED, tally -> tally.isFor(SkipReason.NO_NEED)),

    USERS("users", Kind.PEOPLE),
    ABLE("able", Kind.PEOPLE),
    MIXED_FLEET("mixedFleet", Kind.PEOPLE),

    ELIGIBLE_USERS("eligibleUsers", Kind.WHOLE),
    ALL_HOLDERS("holders", Kind.WHOLE),
    OFFERS("offers", Kind.BESIDES),
    OFFERED_USERS("offeredUsers", Kind.PEOPLE),
    SKIPPED_USERS("skippedUsers", Kind.PEOPLE),
    FAILED_USERS("failedUsers", Kind.PEOPLE),
    ENROLLED_USERS("enrolledUsers", Kind.PEOPLE),

    HOLDERS("holders", Kind.PEOPLE),
    RESILIENT("resilient", Kind.PEOPLE),
    BACKED_UP("backedUp", Kind.PEOPLE),
    TWO_OR_MORE("twoOrMore", Kind.PEOPLE),
    RECOVERY_PROVEN("recoveryProven", Kind.PEOPLE),

    STARTED("started", Kind.PEOPLE),
    COMPLETED("completed", Kind.PEOPLE),
    DENIED("denied", Kind.PEOPLE),
    ABANDONED("abandoned", Kind.PEOPLE),
    REPUDIATED("repudiated", Kind.PEOPLE),
    ASSISTED("assisted", Kind.PEOPLE),
    SECONDS_P50("secondsP50", Kind.BESIDES),
    SECONDS_P90("secondsP90", Kind.BESIDES),

    EXPOSED("exposed", Kind.PEOPLE),
    ENROLLED("enrolled", Kind.PEOPLE),
    FIRST_USE("firstUse", Kind.PEOPLE);

    private final String id;
    private final Kind kind;
    private final @Nullable FactType type;

    @SuppressWarnings("ImmutableEnumChecker") // Looks at a record, and keeps nothing.
    private final Predicate<Tally> fits;

    /** How many facts of a type fit. Numbers of parts add up to that of the whole. */
    Measure(String id, FactType type, Predicate<Tally> fits) {
        this.id = id;
        this.kind = Kind.FACTS;
        this.type = type;
        this.fits = fits;
    }

    Measure(String id, Kind kind) {
        this.id = id;
        this.kind = kind;
        this.type = null;
        this.fits = tally -> false;
    }

    /** The word in answers. */
    String id() {
        return id;
    }

    /** The only type of facts that is counted; empty where the number does not come from tallies. */
    Optional<FactType> type() {
        return Optional.ofNullable(type);
    }

    /** Whether the facts of this tally are counted. */
    boolean counts(Tally tally) {
        return tally.type() == type && fits.test(tally);
    }

    /** Whether it tells how much a row stands for. */
    boolean tellsSize() {
        return kind == Kind.FACTS || kind == Kind.PEOPLE;
    }

    private enum Kind {
        /** Facts, counted from tallies. */
        FACTS,
        /** Users, or their recoveries, each at most once in a number; one may be in several rows, so rows do not add up to the total. */
        PEOPLE,
        /** Something that people do, or how long it takes them, told beside them. */
        BESIDES,
        /** Users, told of the realm as a whole only. */
        WHOLE
    }
}
