/** The computer's part of adding a passkey on a phone: the QR code, and the number that the phone shows. */
@NullMarked
package io.github.passkeyjourney.device.link;

import org.jspecify.annotations.NullMarked;
