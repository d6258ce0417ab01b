/** Where our steps go in the flows of a realm: pure rules, and the copies that are made by them. */
@NullMarked
package io.github.passkeyjourney.admin.setup.flow;

import org.jspecify.annotations.NullMarked;
