@NullMarked
package io.github.passkeyjourney.recovery.factor.savedcode;

import org.jspecify.annotations.NullMarked;
