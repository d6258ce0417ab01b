/** What is known of the person before the screen: browser, platform, capabilities, and what this sign-in has found out. */
@NullMarked
package io.github.passkeyjourney.audit.visitor;

import org.jspecify.annotations.NullMarked;
