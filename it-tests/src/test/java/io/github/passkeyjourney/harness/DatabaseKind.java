package io.github.passkeyjourney.harness;

/** The databases that tests run on. */
public enum DatabaseKind {
    /** In the memory of the server. */
    EMBEDDED {
        @Override
        Database start() {
            return H2.inMemory();
        }
    },
    /** A real PostgreSQL; {@link Database#connect} works. */
    POSTGRESQL {
        @Override
        Database start() {
            return PostgreSql.start();
        }
    },
    /** A real MariaDB; {@link Database#connect} works. */
    MARIADB {
        @Override
        Database start() {
            return MariaDb.start();
        }
    },
    /** The same, whose driver counts the rows that were changed where other databases count those that were found. */
    MARIADB_AFFECTED_ROWS {
        @Override
        Database start() {
            return MariaDb.start("?useAffectedRows=true");
        }
    },
    /** A real PostgreSQL whose driver sends the text of a statement with each execution, and can tell its log. */
    POSTGRESQL_UNPREPARED {
        @Override
        Database start() {
            return PostgreSql.startUnprepared();
        }
    };

    abstract Database start();
}
