/** What admins call: the root of the admin API, and who may call what. */
@NullMarked
package io.github.passkeyjourney.admin;

import org.jspecify.annotations.NullMarked;
