/** The root of the user REST of recovery, and the page by which an owner stops one. */
@NullMarked
package io.github.passkeyjourney.recovery.web;

import org.jspecify.annotations.NullMarked;
