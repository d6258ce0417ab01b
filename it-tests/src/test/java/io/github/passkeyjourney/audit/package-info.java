/** Facts on real servers and databases: what is recorded, and the trail that keeps it. */
@NullMarked
package io.github.passkeyjourney.audit;

import org.jspecify.annotations.NullMarked;
