@NullMarked
package io.github.passkeyjourney.platform.document;

import org.jspecify.annotations.NullMarked;
