/** How behaviour facts are read on a real database. */
@NullMarked
package io.github.passkeyjourney.audit.store.behaviour;

import org.jspecify.annotations.NullMarked;
