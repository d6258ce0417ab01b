/** What the policy would do at sign-ins that did not happen yet: to one user, and to all of a realm. */
@NullMarked
package io.github.passkeyjourney.enrollment.forecast;

import org.jspecify.annotations.NullMarked;
