@NullMarked
package io.github.passkeyjourney.audit.store.trail;

import org.jspecify.annotations.NullMarked;
