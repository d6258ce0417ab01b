@NullMarked
package io.github.passkeyjourney.web.account;

import org.jspecify.annotations.NullMarked;
