/** Measurements behind docs/performance.md; run with the profile {@code benchmark}. */
@NullMarked
package io.github.passkeyjourney.benchmark;

import org.jspecify.annotations.NullMarked;
