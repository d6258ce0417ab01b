@NullMarked
package io.github.passkeyjourney.audit.rest;

import org.jspecify.annotations.NullMarked;
