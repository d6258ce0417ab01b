package io.github.passkeyjourney.population;

/**
 * Somebody with an account.
 *
 * @param name the user name, unlike any other's in all realms
 * @param otp has a second factor
 * @param holder has a passkey from before this product came, on a machine that never turns up here
 * @param disabled is locked out
 * @param brokered has an account upstream only
 * @param mustChange has to choose another password first
 */
record Person(
        String name,
        House house,
        Group group,
        boolean otp,
        boolean holder,
        boolean disabled,
        boolean brokered,
        boolean mustChange) {

    static Person of(String name, House house, Group group) {
        return new Person(name, house, group, false, false, false, false, false);
    }

    Person withOtp() {
        return new Person(name, house, group, true, holder, disabled, brokered, mustChange);
    }

    Person withPasskey() {
        return new Person(name, house, group, otp, true, disabled, brokered, mustChange);
    }

    Person lockedOut() {
        return new Person(name, house, group, otp, holder, true, brokered, mustChange);
    }

    Person upstream() {
        return new Person(name, house, group, otp, holder, disabled, true, mustChange);
    }

    Person whoMustChange() {
        return new Person(name, house, group, otp, holder, disabled, brokered, true);
    }

    /** Whether the account is opened in the course of the script. */
    boolean isNew() {
        return name.startsWith("n");
    }

    /** The word that sign-ins with a password have for a method. */
    String method() {
        return otp ? "password-otp" : "password";
    }
}
