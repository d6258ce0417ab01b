package io.github.passkeyjourney.lifecycle.notice;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.keycloak.TokenCategory;
import org.keycloak.representations.JsonWebToken;

/** The content of a {@link MailLink}: signed with the realm's own key, and good for nothing else. */
public final class MailToken extends JsonWebToken {

    private static final long serialVersionUID = 1L;

    @JsonProperty("credential")
    private @Nullable String about;

    /** The id of what it is about: a credential of Keycloak's, or a recovery; null if it is about nothing but the user. */
    public @Nullable String getAbout() {
        return about;
    }

    /** See {@link #getAbout()}. */
    public void setAbout(@Nullable String about) {
        this.about = about;
    }

    @Override
    public TokenCategory getCategory() {
        return TokenCategory.INTERNAL;
    }
}
