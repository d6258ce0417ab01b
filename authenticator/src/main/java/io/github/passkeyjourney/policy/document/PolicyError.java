package io.github.passkeyjourney.policy.document;

/**
 * One thing that is wrong with a policy document.
 *
 * @param path where, such as {@code cohorts[0].match.not.groups[1]}; empty for the document as a whole
 * @param message what, in plain words
 */
public record PolicyError(String path, String message) {}
