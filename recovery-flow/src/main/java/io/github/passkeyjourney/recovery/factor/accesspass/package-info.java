/** A pass that two people of the helpdesk stand for. */
@NullMarked
package io.github.passkeyjourney.recovery.factor.accesspass;

import org.jspecify.annotations.NullMarked;
