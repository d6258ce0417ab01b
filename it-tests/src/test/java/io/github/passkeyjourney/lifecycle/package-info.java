@NullMarked
package io.github.passkeyjourney.lifecycle;

import org.jspecify.annotations.NullMarked;
