package io.github.passkeyjourney.recovery.helpdesk;

import jakarta.ws.rs.Path;

/** The root of the API of the helpdesk in one realm. Every call begins with its permission. */
public final class HelpdeskResource {

    private final Desk desk;

    HelpdeskResource(Desk desk) {
        this.desk = desk;
    }

    /** Those who ask for help. */
    @Path("cases")
    public CasesResource cases() {
        desk.rights().requireHelpdesk();
        return new CasesResource(desk);
    }

    /** What lets them in. Whoever asks for a pass needs another role than who decides on it. */
    @Path("access-passes")
    public AccessPassesResource accessPasses() {
        return new AccessPassesResource(desk);
    }
}
