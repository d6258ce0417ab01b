package io.github.passkeyjourney.insights;

/**
 * One thing that is wrong with a query.
 *
 * @param path the parameter
 * @param message what, in plain words
 */
public record QueryError(String path, String message) {}
