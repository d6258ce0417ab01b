/** The life of a passkey: the one place that sees each passkey created and used. */
@NullMarked
package io.github.passkeyjourney.lifecycle;

import org.jspecify.annotations.NullMarked;
