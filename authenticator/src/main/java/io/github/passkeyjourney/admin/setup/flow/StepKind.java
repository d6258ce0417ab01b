package io.github.passkeyjourney.admin.setup.flow;

/** What a step of a flow is to us. */
public enum StepKind {
    /** Asks for a user name or a password, or signs somebody up. */
    FORM,
    /** Lets somebody in who was signed in already: nobody is to be asked there. */
    SESSION,
    /** Decides whether the flow around it runs; Keycloak does not count it as a step. */
    CONDITION,
    /** Our probe. */
    PROBE,
    /** Our nudge. */
    NUDGE,
    /** Our advice on a second device. */
    MULTI_DEVICE,
    /** A flow within the flow. */
    FLOW,
    /** Whatever else. */
    OTHER
}
