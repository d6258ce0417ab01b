/** What this product costs a sign-in, a server and a database: gates by count, and long runs that report times. */
@NullMarked
package io.github.passkeyjourney.performance;

import org.jspecify.annotations.NullMarked;
