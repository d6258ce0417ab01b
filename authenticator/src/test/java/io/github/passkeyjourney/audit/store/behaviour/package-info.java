@NullMarked
package io.github.passkeyjourney.audit.store.behaviour;

import org.jspecify.annotations.NullMarked;
