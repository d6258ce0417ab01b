package io.github.passkeyjourney.audit.visitor;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.keycloak.TokenCategory;
import org.keycloak.representations.JsonWebToken;

/** The content of the {@link BrowserMarker}: signed with the realm's own key, read by nobody but this server. */
public final class BrowserMarkerToken extends JsonWebToken {

    private static final long serialVersionUID = 1L;

    static final String TYPE = "PasskeyJourneyMarker";

    @JsonProperty("passkeys")
    private List<String> passkeys = List.of();

    /** Ids of credentials, the latest first. */
    public List<String> getPasskeys() {
        return passkeys;
    }

    /** See {@link #getPasskeys()}. */
    public void setPasskeys(List<String> passkeys) {
        this.passkeys = List.copyOf(passkeys);
    }

    @Override
    public TokenCategory getCategory() {
        return TokenCategory.INTERNAL;
    }
}
