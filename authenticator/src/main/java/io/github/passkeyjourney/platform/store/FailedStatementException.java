package io.github.passkeyjourney.platform.store;

import java.sql.SQLException;

/** The database refused one statement of ours, or did not answer in time. Whatever the statement did is undone. */
public final class FailedStatementException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean duplicate;

    FailedStatementException(SQLException cause) {
        super(cause.getMessage(), cause);
        // Class 23 of the SQL standard: integrity constraint violation.
        this.duplicate = cause.getSQLState() != null && cause.getSQLState().startsWith("23");
    }

    /** Whether a row with this key exists. */
    public boolean isDuplicate() {
        return duplicate;
    }
}
