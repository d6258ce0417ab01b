package io.github.passkeyjourney.admin.setup;

import org.jspecify.annotations.Nullable;

/** The record of what set-up did is no longer what set-up wrote; without it nothing can be told or undone. */
final class UnreadableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRecordException(@Nullable Throwable cause) {
        super("The realm attribute " + SetupRecord.ATTRIBUTE + " cannot be read", cause);
    }
}
