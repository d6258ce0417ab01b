@NullMarked
package io.github.passkeyjourney.web;

import org.jspecify.annotations.NullMarked;
