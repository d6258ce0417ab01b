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
    };

    abstract Database start();
}
