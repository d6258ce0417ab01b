@NullMarked
package io.github.passkeyjourney.device;

import org.jspecify.annotations.NullMarked;
