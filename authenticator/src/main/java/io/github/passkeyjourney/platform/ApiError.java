package io.github.passkeyjourney.platform;

/**
 * One thing that is wrong with a call of the admin API.
 *
 * @param path where, such as {@code cohorts[0].phase} or the name of a parameter; empty for the call as a whole
 * @param message what, in plain words
 */
public record ApiError(String path, String message) {}
