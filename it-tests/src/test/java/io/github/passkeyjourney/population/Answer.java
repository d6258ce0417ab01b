package io.github.passkeyjourney.population;

/** What somebody does if the page that offers a passkey comes. */
enum Answer {
    /** "Not now". */
    SKIP,
    /** Closes the dialog of the browser, then "Not now". */
    FAIL_THEN_SKIP,
    /** Closes the dialog three times, after which even a mandatory page lets go. */
    FAIL_THRICE,
    /** Goes, without having signed in. */
    LEAVE
}
