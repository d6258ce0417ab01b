/** The JSON form of the policy: read with all errors at once, write in one canonical form. */
@NullMarked
package io.github.passkeyjourney.policy.document;

import org.jspecify.annotations.NullMarked;
