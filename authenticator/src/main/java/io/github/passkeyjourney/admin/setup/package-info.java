/** Sets a realm up for passkeys with one call, and undoes it with another. */
@NullMarked
package io.github.passkeyjourney.admin.setup;

import org.jspecify.annotations.NullMarked;
