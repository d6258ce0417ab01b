/** What is remembered of each user's nudges, in the table PJ_NUDGE. */
@NullMarked
package io.github.passkeyjourney.enrollment.store;

import org.jspecify.annotations.NullMarked;
