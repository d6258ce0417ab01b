package io.github.passkeyjourney.platform.setup;

/**
 * How a realm stands to a change.
 *
 * @param state in one word
 * @param text what the change does, or what keeps it from being made
 */
public record SetupPlan(SetupState state, SetupText text) {}
