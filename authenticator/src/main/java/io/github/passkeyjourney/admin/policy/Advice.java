package io.github.passkeyjourney.admin.policy;

import java.util.Locale;

/** Why a cohort stands where it stands in a {@link Suggestion}; in the order in which it suggests them. The list is closed. */
enum Advice {
    /** Nearly all whose device is known can create a passkey. */
    READY,
    /** More than half of them can. */
    PARTLY_ABLE,
    /** Of more than half of those who could be asked, the device is not known yet: go on observing. */
    LITTLE_KNOWN,
    /** Less than half of those whose device is known can: update browsers first. */
    HARDLY_ABLE,
    /** Nobody is left to ask. */
    NOBODY_LEFT,
    /** Too few people to tell numbers of. */
    TOO_FEW,
    /** Asked already. */
    ASKED_ALREADY,
    /** The admin keeps the cohort out. */
    SWITCHED_OFF;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word in answers, such as {@code partly-able}. */
    String id() {
        return id;
    }

    /** Whether the cohort may be asked next. */
    boolean goes() {
        return this == READY || this == PARTLY_ABLE;
    }
}
