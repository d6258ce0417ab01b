/** Links by which a phone makes a passkey for who is signed in at a computer (docs/adr/0018-device-link.md). */
@NullMarked
package io.github.passkeyjourney.enrollment.link;

import org.jspecify.annotations.NullMarked;
