/** What the helpdesk may see of and do about the passkeys of a user. */
@NullMarked
package io.github.passkeyjourney.admin.passkey;

import org.jspecify.annotations.NullMarked;
