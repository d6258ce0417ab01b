/** Who may call what. */
@NullMarked
package io.github.passkeyjourney.admin;

import org.jspecify.annotations.NullMarked;
