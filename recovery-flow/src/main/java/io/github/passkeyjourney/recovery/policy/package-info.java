/** The rules of recovery, pure: what is proven, what is missing, what has to wait, and how it may end. */
@NullMarked
package io.github.passkeyjourney.recovery.policy;

import org.jspecify.annotations.NullMarked;
