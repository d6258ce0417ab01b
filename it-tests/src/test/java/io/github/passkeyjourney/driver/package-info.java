/** A provider for test servers only: drives the audit trail as the parts of the product do, and tampers with it. */
@NullMarked
package io.github.passkeyjourney.driver;

import org.jspecify.annotations.NullMarked;
