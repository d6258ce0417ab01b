/** The demo: one command that ends with a table of addresses and users. */
@NullMarked
package io.github.passkeyjourney.demo;

import org.jspecify.annotations.NullMarked;
