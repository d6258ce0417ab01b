package io.github.passkeyjourney.audit.visitor;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.CoarseAddress;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/** The circumstances of the request that a session serves. */
public final class VisitorCircumstances {

    private VisitorCircumstances() {}

    /**
     * Reads them. No query: everything is in the request or in the sign-in's own notes.
     *
     * @param realmId the realm of the fact
     * @param userId whose account; null if not known
     */
    public static Circumstances read(KeycloakSession session, String realmId, @Nullable String userId) {
        KeycloakContext context = session.getContext();
        ClientModel client = context.getClient();
        SignInNotes notes = new SignInNotes(context.getAuthenticationSession());
        return new Circumstances(
                realmId,
                userId,
                null,
                client == null ? null : client.getClientId(),
                notes.cohort(),
                notes.arm(),
                VisitorPlatform.read(session),
                VisitorBrowser.read(session),
                CoarseAddress.of(
                                context.getConnection() == null
                                        ? null
                                        : context.getConnection().getRemoteHost())
                        .orElse(null));
    }
}
