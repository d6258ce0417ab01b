@NullMarked
package io.github.passkeyjourney.platform.leader;

import org.jspecify.annotations.NullMarked;
