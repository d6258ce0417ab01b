/** What users may see of and do about their own passkeys: by REST, and on a page of their own. */
@NullMarked
package io.github.passkeyjourney.web.account;

import org.jspecify.annotations.NullMarked;
