package io.github.passkeyjourney.population;

/**
 * A passkey that somebody has at the end.
 *
 * @param here whether it was made in the course of the script; of others nothing is known
 * @param atSignIn whether it was made while signing in; within an open session nobody decides on the cohort
 */
record OwnedKey(Person owner, boolean here, boolean atSignIn) {

    String person() {
        return owner.name();
    }

    /** The built-in authenticators of real browsers sync their passkeys. */
    boolean backedUp() {
        return here;
    }

    String valueOf(String dimension) {
        if (!here) {
            return dimension.equals("cohort") ? "none" : "other";
        }
        return switch (dimension) {
            case "cohort" -> atSignIn ? String.valueOf(owner.group().cohort) : "none";
            case "platform" -> Machine.REAL.platform;
            case "browser" -> Machine.REAL.browser;
            case "device" -> Entry.device(Machine.REAL.platform);
            default -> throw new IllegalArgumentException(dimension);
        };
    }
}
