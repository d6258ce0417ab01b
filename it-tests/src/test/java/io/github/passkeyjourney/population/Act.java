package io.github.passkeyjourney.population;

/** What somebody does on a visit. */
enum Act {
    /** Signs in with what the account has: password, or password and code. */
    PASSWORD,
    WRONG_PASSWORD_FIRST,
    WRONG_PASSWORD_AND_LEAVE,
    WRONG_CODE_FIRST,
    UNKNOWN_NAME_AND_LEAVE,
    /** Looks at the login page, and goes. */
    LOOK,
    /** Closes the passkey dialog, then takes the password. */
    CLOSED_DIALOG_FIRST,
    /** Closes the passkey dialog, and goes. */
    CLOSED_DIALOG_AND_LEAVE,
    /** Has a browser that fails at passkeys, then takes the password. */
    BROKEN_DIALOG_FIRST,
    /** Sends a passkey that the server does not know, then takes the password. */
    FOREIGN_PASSKEY_FIRST,
    /** Signs in, then opens the application again. */
    PASSWORD_AND_COME_BACK,
    /** Comes back to a session of an earlier day. */
    COME_BACK,
    /** Signs in, then is asked to prove it again by an application. */
    PASSWORD_AND_PROVE_AGAIN,
    /** Logs in, out and in. */
    TWICE,
    /** Has an application ask for tokens with the password, rightly and wrongly, and refreshes them. */
    GRANTS,
    /** Signs in upstream. */
    BROKER,
    /** Signs in upstream, of which the server gets no proof. */
    BROKER_FAILS,
    /** Goes upstream and is turned down there, of which Keycloak tells nobody. */
    BROKER_DENIES,
    /** Opens a new account. */
    SIGN_UP,
    /** Forgets the password, and sets another by mail. */
    FORGET_PASSWORD
}
