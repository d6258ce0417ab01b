/** Text and tables that do nothing to whoever opens them. */
@NullMarked
package io.github.passkeyjourney.platform.document;

import org.jspecify.annotations.NullMarked;
