package io.github.passkeyjourney.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransactionManager;

/** What becomes of Keycloak's transaction, over a database that fails on demand. */
class IsolatedSqlTest {

    private static final String SAVEPOINT = "SAVEPOINT PASSKEY_JOURNEY";
    private static final String ROLLBACK = "ROLLBACK TO SAVEPOINT PASSKEY_JOURNEY";
    private static final String UPDATE = "UPDATE PJ_NUDGE SET SKIPS = 1";

    private final List<String> refused = new ArrayList<>();
    private final List<String> ran = new ArrayList<>();
    private boolean rollbackOnly;

    private final IsolatedSql sql = new IsolatedSql(keycloak());

    @Test
    void aStatementRunsBehindASavepoint() {
        assertThat(sql.update(UPDATE)).isEqualTo(1);
        assertThat(ran).containsExactly(SAVEPOINT, UPDATE);
        assertThat(rollbackOnly).isFalse();
    }

    @Test
    void aRefusedStatementIsUndoneAloneAndReported() {
        refused.add(UPDATE);
        assertThatThrownBy(() -> sql.update(UPDATE))
                .isInstanceOf(FailedStatementException.class)
                .hasMessage("refused: " + UPDATE);
        assertThat(ran).containsExactly(SAVEPOINT, ROLLBACK);
        assertThat(rollbackOnly).isFalse();
    }

    @Test
    void aLostSavepointEndsTheRequestsTransactionAndTheStatementsFailureIsStillReported() {
        refused.add(UPDATE);
        refused.add(ROLLBACK);
        assertThatThrownBy(() -> sql.update(UPDATE))
                .isInstanceOf(FailedStatementException.class)
                .hasMessage("refused: " + UPDATE);
        assertThat(rollbackOnly).isTrue();
    }

    @Test
    void withoutASavepointNothingIsTried() {
        refused.add(SAVEPOINT);
        assertThatThrownBy(() -> sql.update(UPDATE)).hasMessage("refused: " + SAVEPOINT);
        assertThat(ran).isEmpty();
        assertThat(rollbackOnly).isFalse();
    }

    private Object run(String statement, Object result) throws SQLException {
        if (refused.contains(statement)) {
            throw new SQLException("refused: " + statement);
        }
        ran.add(statement);
        return result;
    }

    private KeycloakSession keycloak() {
        KeycloakTransactionManager transaction = fake(KeycloakTransactionManager.class, (method, arguments) -> {
            rollbackOnly |= method.equals("setRollbackOnly");
            return null;
        });
        JpaConnectionProvider jpa = fake(JpaConnectionProvider.class, (method, arguments) -> hibernate());
        return fake(
                KeycloakSession.class,
                (method, arguments) -> method.equals("getTransactionManager") ? transaction : jpa);
    }

    /** The entity manager that unwraps to itself. */
    private Session hibernate() {
        return fake(
                Session.class,
                (method, arguments) -> method.equals("doReturningWork")
                        ? ((ReturningWork<?>) arguments[0]).execute(connection())
                        : hibernate());
    }

    private Connection connection() {
        return fake(
                Connection.class,
                (method, arguments) ->
                        method.equals("prepareStatement") ? prepared((String) arguments[0]) : statement());
    }

    private Statement statement() {
        return fake(
                Statement.class,
                (method, arguments) -> method.equals("execute") ? run((String) arguments[0], false) : null);
    }

    private PreparedStatement prepared(String statement) {
        return fake(
                PreparedStatement.class,
                (method, arguments) -> method.equals("executeUpdate") ? run(statement, 1) : null);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    @FunctionalInterface
    private interface Answer {
        @Nullable
        Object to(String method, Object[] arguments) throws SQLException;
    }
}
