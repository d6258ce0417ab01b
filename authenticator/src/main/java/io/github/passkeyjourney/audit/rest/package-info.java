/** The audit trail and the stories of users over HTTP. */
@NullMarked
package io.github.passkeyjourney.audit.rest;

import org.jspecify.annotations.NullMarked;
