/** Who may call what. */
@NullMarked
package io.github.passkeyjourney.admin.setup;

import org.jspecify.annotations.NullMarked;
