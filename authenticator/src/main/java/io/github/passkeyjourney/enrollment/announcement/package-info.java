/** Announcements: a cohort is told by mail that passkeys are coming. */
@NullMarked
package io.github.passkeyjourney.enrollment.announcement;

import org.jspecify.annotations.NullMarked;
