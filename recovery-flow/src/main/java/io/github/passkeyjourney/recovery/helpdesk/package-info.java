/** Help by people: cases, and access passes that two of them stand for. */
@NullMarked
package io.github.passkeyjourney.recovery.helpdesk;

import org.jspecify.annotations.NullMarked;
