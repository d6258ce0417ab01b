/** What users do about their own passkeys. */
@NullMarked
package io.github.passkeyjourney.web;

import org.jspecify.annotations.NullMarked;
