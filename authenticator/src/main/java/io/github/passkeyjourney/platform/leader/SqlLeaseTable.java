package io.github.passkeyjourney.platform.leader;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSessionFactory;

/** Terms in the table PJ_LEASE. */
final class SqlLeaseTable implements LeaseTable {

    private static final String TABLE = "PJ_LEASE";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final KeycloakSessionFactory factory;

    SqlLeaseTable(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    @Override
    public Optional<Term> find(String name) {
        return inTransaction(sql -> sql.first(
                "SELECT HOLDER, TOKEN, EXPIRES_AT FROM " + sql.table(TABLE) + " WHERE NAME = ?",
                row -> new Term(
                        row.getString("HOLDER"), row.getLong("TOKEN"), Instant.ofEpochMilli(row.getLong("EXPIRES_AT"))),
                name));
    }

    @Override
    public boolean insert(String name, Term first) {
        try {
            inTransaction(sql -> sql.update(
                    "INSERT INTO " + sql.table(TABLE) + " (NAME, HOLDER, TOKEN, EXPIRES_AT) VALUES (?, ?, ?, ?)",
                    name,
                    first.holder(),
                    first.token(),
                    first.expiresAt().toEpochMilli()));
            return true;
        } catch (FailedStatementException e) {
            if (e.isDuplicate()) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean replace(String name, Term present, Term next) {
        int changed = inTransaction(sql -> sql.update(
                "UPDATE " + sql.table(TABLE)
                        + " SET HOLDER = ?, TOKEN = ?, EXPIRES_AT = ? WHERE NAME = ? AND TOKEN = ?",
                next.holder(),
                next.token(),
                next.expiresAt().toEpochMilli(),
                name,
                present.token()));
        return changed == 1;
    }

    private <T> T inTransaction(Function<TransactionalSql, T> work) {
        return TransactionalSql.inTransaction(factory, TIMEOUT, work);
    }
}
