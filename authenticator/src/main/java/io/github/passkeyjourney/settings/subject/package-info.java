/** The one way from what Keycloak knows of a user to the subject that the policy decides on. */
@NullMarked
package io.github.passkeyjourney.settings.subject;

import org.jspecify.annotations.NullMarked;
