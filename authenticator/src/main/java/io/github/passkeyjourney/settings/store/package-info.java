/** The policy in the database: its present text, and the copy of the last one that could be read. */
@NullMarked
package io.github.passkeyjourney.settings.store;

import org.jspecify.annotations.NullMarked;
