/** The clients that set-up gives a realm: one holds the roles, one is that of our pages. */
@NullMarked
package io.github.passkeyjourney.admin.setup.client;

import org.jspecify.annotations.NullMarked;
