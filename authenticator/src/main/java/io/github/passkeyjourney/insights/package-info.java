/**
 * What is told about a realm in numbers: the formulae are pure functions over {@link
 * io.github.passkeyjourney.insights.Tally}, everything else reads and shows (docs/analytics.md).
 */
@NullMarked
package io.github.passkeyjourney.insights;

import org.jspecify.annotations.NullMarked;
