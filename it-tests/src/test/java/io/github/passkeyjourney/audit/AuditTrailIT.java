package io.github.passkeyjourney.audit;

import io.github.passkeyjourney.harness.KeycloakTest;

/** The trail on H2. */
@KeycloakTest(journey = false)
class AuditTrailIT extends AuditTrailCases {}
