/** Cases, access passes and the roster of approvers in the database. */
@NullMarked
package io.github.passkeyjourney.recovery.helpdesk.store;

import org.jspecify.annotations.NullMarked;
