package io.github.passkeyjourney.enrollment;

/** How far an automatic upgrade has come. */
enum UpgradeStep {
    /** There is none, or it is over: the offer goes on as if there were no upgrades. */
    NONE,
    /** The browser is to be asked. */
    DUE,
    /** It was asked, and may answer once. */
    ASKED,
    /** It has made a passkey, and the user is being told. */
    DONE
}
