/**
 * The history of the demo: a made-up company whose people sign in for 90 days, told to the product as facts of the past. The
 * company and its days are pure; {@code SampleLoader} and what it uses bring them into a realm. A provider for the demo and
 * for test servers, never part of a release.
 */
@NullMarked
package io.github.passkeyjourney.sample;

import org.jspecify.annotations.NullMarked;
