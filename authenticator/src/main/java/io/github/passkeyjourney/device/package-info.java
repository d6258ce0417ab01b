/** More than one device: the advice that an account which hangs on one of them needs. */
@NullMarked
package io.github.passkeyjourney.device;

import org.jspecify.annotations.NullMarked;
