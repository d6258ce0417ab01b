package io.github.passkeyjourney.enrollment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.keycloak.TokenCategory;
import org.keycloak.representations.JsonWebToken;

/** The content of {@link KnownBrowser}: signed with the realm's own key, read by nobody but this server. */
public final class KnownBrowserToken extends JsonWebToken {

    private static final long serialVersionUID = 1L;

    static final String TYPE = "PasskeyJourneyKnownBrowser";

    @JsonProperty("users")
    private List<Acquaintance> users = List.of();

    /** Who signs in here, the latest to come first. */
    public List<Acquaintance> getUsers() {
        return users;
    }

    /** See {@link #getUsers()}. */
    public void setUsers(List<Acquaintance> users) {
        this.users = List.copyOf(users);
    }

    @Override
    public TokenCategory getCategory() {
        return TokenCategory.INTERNAL;
    }

    /**
     * One user of this browser.
     *
     * @param user a hash of the user's id, so that the cookie tells nobody who signs in here
     * @param since of the first sign-in, in seconds of the epoch
     * @param tried whether an upgrade was tried here
     */
    public record Acquaintance(
            @JsonProperty("u") String user,
            @JsonProperty("s") long since,
            @JsonProperty("t") boolean tried) {}
}
