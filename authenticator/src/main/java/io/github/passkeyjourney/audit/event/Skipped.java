package io.github.passkeyjourney.audit.event;

/**
 * "Not now": the offer was put off. An error or a closed dialog is no skip.
 */
public record Skipped() implements BehaviourFact {}
