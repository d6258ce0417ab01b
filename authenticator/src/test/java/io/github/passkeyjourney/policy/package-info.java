@NullMarked
package io.github.passkeyjourney.policy;

import org.jspecify.annotations.NullMarked;
