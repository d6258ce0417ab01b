/** The root of what users call without being admins. */
@NullMarked
package io.github.passkeyjourney.web;

import org.jspecify.annotations.NullMarked;
