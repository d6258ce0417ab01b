/** The seam through which any part of the product has its share in setting up a realm, and in undoing that. */
@NullMarked
package io.github.passkeyjourney.platform.setup;

import org.jspecify.annotations.NullMarked;
