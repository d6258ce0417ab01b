/** Notices: users are told by mail when the ways into their account change (security reference, NIST 800-63B section 4.6). */
@NullMarked
package io.github.passkeyjourney.lifecycle.notice;

import org.jspecify.annotations.NullMarked;
