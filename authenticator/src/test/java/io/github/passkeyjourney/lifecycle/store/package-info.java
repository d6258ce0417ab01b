@NullMarked
package io.github.passkeyjourney.lifecycle.store;

import org.jspecify.annotations.NullMarked;
