/** Insights over HTTP. */
@NullMarked
package io.github.passkeyjourney.insights.rest;

import org.jspecify.annotations.NullMarked;
