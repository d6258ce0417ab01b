/** What set-up asks the database. */
@NullMarked
package io.github.passkeyjourney.admin.setup.store;

import org.jspecify.annotations.NullMarked;
