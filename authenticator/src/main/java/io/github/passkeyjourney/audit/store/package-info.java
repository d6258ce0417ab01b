/** Where facts are written down: audit facts in a trail, behaviour facts behind the request (docs/adr). */
@NullMarked
package io.github.passkeyjourney.audit.store;

import org.jspecify.annotations.NullMarked;
