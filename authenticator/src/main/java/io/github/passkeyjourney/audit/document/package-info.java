/** How facts on record are written: JSON, JSON lines and CSV. */
@NullMarked
package io.github.passkeyjourney.audit.document;

import org.jspecify.annotations.NullMarked;
