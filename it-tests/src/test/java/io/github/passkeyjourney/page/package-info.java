/** The pages that tests meet; a constructor waits until its page is there. */
@NullMarked
package io.github.passkeyjourney.page;

import org.jspecify.annotations.NullMarked;
