/** What set-up changes in a realm besides its flows. */
@NullMarked
package io.github.passkeyjourney.admin.setup.realm;

import org.jspecify.annotations.NullMarked;
