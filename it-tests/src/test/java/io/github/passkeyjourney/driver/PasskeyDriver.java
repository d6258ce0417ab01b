package io.github.passkeyjourney.driver;

import io.github.passkeyjourney.lifecycle.PasskeyInventory;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * {@code /realms/{realm}/test-passkeys/…}: what the owner of a lost device does, for everyone to call, hence never part of a
 * release. Answers the word of what became of it.
 */
public final class PasskeyDriver implements RealmResourceProvider {

    private final KeycloakSession session;

    PasskeyDriver(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /** Reports the device of a passkey lost. */
    @POST
    @Path("lost")
    public String lost(
            @QueryParam("user") String userId,
            @QueryParam("credential") String credentialId,
            @QueryParam("all") boolean everySession) {
        return PasskeyInventory.of(session)
                .lost(realm(), user(userId), credentialId, everySession)
                .id();
    }

    /** Takes that back. */
    @POST
    @Path("undo")
    public String undo(@QueryParam("user") String userId, @QueryParam("credential") String credentialId) {
        return PasskeyInventory.of(session)
                .undo(realm(), user(userId), credentialId)
                .id();
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }

    private UserModel user(String userId) {
        return session.users().getUserById(realm(), userId);
    }

    @Override
    public void close() {}
}
