/** The methods of recovery; one package below this one for each. */
@NullMarked
package io.github.passkeyjourney.recovery.factor;

import org.jspecify.annotations.NullMarked;
