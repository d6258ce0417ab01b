package io.github.passkeyjourney.driver;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.recovery.factor.savedcode.SavedCodes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * {@code /realms/{realm}/test-saved-codes/…}: what a recovery does with saved codes, for everyone to call, hence never part of a
 * release. Each call is one transaction.
 */
public final class SavedCodesDriver implements RealmResourceProvider {

    private final KeycloakSession session;
    private final SavedCodes codes;

    SavedCodesDriver(KeycloakSession session) {
        this.session = session;
        this.codes = new SavedCodes(session);
    }

    @Override
    public Object getResource() {
        return this;
    }

    /** Verifies a code, and uses it up; {@code true} or {@code false}. A user who does not exist is nobody. */
    @POST
    @Path("verify")
    public String verify(@QueryParam("user") String userId, String text) {
        return Boolean.toString(codes.verify(realm(), user(userId), text));
    }

    /** How many codes are good. */
    @GET
    @Path("left")
    public String left(@QueryParam("user") String userId) {
        UserModel user = user(userId);
        return user == null ? "" : Integer.toString(codes.left(user));
    }

    /** The codes that take the place of used ones, one a line. */
    @POST
    @Path("replace-used")
    public String replaceUsed(@QueryParam("user") String userId) {
        UserModel user = user(userId);
        return user == null ? "" : String.join("\n", codes.replaceUsed(realm(), user));
    }

    /** Ten new codes, one a line. */
    @POST
    @Path("replace-all")
    public String replaceAll(@QueryParam("user") String userId) {
        UserModel user = user(userId);
        Circumstances circumstances =
                Circumstances.ofRealm(realm().getId(), null).withUser(userId);
        return user == null ? "" : String.join("\n", codes.replaceAll(realm(), user, circumstances));
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }

    private @Nullable UserModel user(String id) {
        return session.users().getUserById(realm(), id);
    }

    @Override
    public void close() {}
}
