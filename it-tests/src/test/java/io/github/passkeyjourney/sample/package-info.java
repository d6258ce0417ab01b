/** The sample: its people and days by themselves, and in a real server. */
@NullMarked
package io.github.passkeyjourney.sample;

import org.jspecify.annotations.NullMarked;
