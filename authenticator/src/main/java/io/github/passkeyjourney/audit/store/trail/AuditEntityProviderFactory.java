package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;

/** Brings the tables PJ_AUDIT, PJ_AUDIT_CHAIN and PJ_AUDIT_ERASURE into Keycloak's database. */
public final class AuditEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public AuditEntityProviderFactory() {
        super("passkey-audit-trail", "audit-changelog.xml");
    }
}
