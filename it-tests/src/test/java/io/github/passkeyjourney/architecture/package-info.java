/** What the modules may use of each other, as tests over their classes. */
@NullMarked
package io.github.passkeyjourney.architecture;

import org.jspecify.annotations.NullMarked;
