/** Insights, from facts to answers. */
@NullMarked
package io.github.passkeyjourney.insights;

import org.jspecify.annotations.NullMarked;
