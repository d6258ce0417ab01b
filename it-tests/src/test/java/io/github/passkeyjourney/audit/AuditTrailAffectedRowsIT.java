package io.github.passkeyjourney.audit;

import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.KeycloakTest;
import org.junit.jupiter.api.Tag;

/** The trail, its chain and its leader where an UPDATE that changes nothing counts no row. */
@Tag("long")
@KeycloakTest(database = DatabaseKind.MARIADB_AFFECTED_ROWS, journey = false)
class AuditTrailAffectedRowsIT extends AuditTrailCases {}
