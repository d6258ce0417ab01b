package io.github.passkeyjourney.population;

/** What somebody does on one day with a real browser, with real passkeys. */
enum Story {
    /** Declines the offer at both sign-ins. */
    SKIP_TWICE(Group.PILOT),
    /** Takes the offer, then signs in with the passkey by its button. */
    ENROLL_AND_USE(Group.PILOT),
    /** Takes the offer, then signs in with the passkey from the autofill of the user name. */
    ENROLL_AND_AUTOFILL(Group.SPLIT),
    /** Wants a passkey, but is not verified, and says "Not now". */
    FAIL_THEN_SKIP(Group.PILOT),
    /** Takes the offer, then types the password all the same. */
    ENROLL_THEN_PASSWORD(Group.PATIENT),
    /** Takes the offer, closes the dialog at the next sign-in and types the password. */
    ENROLL_THEN_CLOSE_DIALOG(Group.PILOT),
    /** Takes the offer; at the next sign-in the browser fails, and the password is typed. */
    ENROLL_THEN_BROKEN_DIALOG(Group.PILOT),
    /** Takes the offer, then signs in at another machine, and declines to make another passkey there. */
    ENROLL_THEN_ELSEWHERE(Group.PILOT),
    /** Takes the offer, and the next one at another machine. */
    ENROLL_TWICE(Group.PILOT),
    /** Takes the offer, deletes the passkey, signs in again and declines another. */
    ENROLL_THEN_REMOVE(Group.PILOT),
    /** Has to create a passkey, and uses it. */
    MUST_ENROLL(Group.MUST),
    /** Is never asked, creates one out of their own will, and uses it. */
    ENROLL_UNASKED(Group.WATCH);

    final Group group;

    Story(Group group) {
        this.group = group;
    }
}
