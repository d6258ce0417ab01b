package io.github.passkeyjourney.admin.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.keycloak.TokenCategory;
import org.keycloak.representations.JsonWebToken;

/**
 * What a dry run of an announcement leaves in the caller's hands, signed with the realm's own key. Its id becomes that of the
 * announcement, so that the same dry run leads to one at most.
 */
public final class AnnouncementToken extends JsonWebToken {

    private static final long serialVersionUID = 1L;

    static final String TYPE = "PasskeyJourneyAnnouncement";

    @JsonProperty("cohort")
    private @Nullable String cohort;

    @JsonProperty("policy")
    private @Nullable String policy;

    /** The cohort that was looked at. */
    public @Nullable String getCohort() {
        return cohort;
    }

    /** See {@link #getCohort()}. */
    public void setCohort(@Nullable String cohort) {
        this.cohort = cohort;
    }

    /** SHA-256 of the policy by which it was. */
    public @Nullable String getPolicy() {
        return policy;
    }

    /** See {@link #getPolicy()}. */
    public void setPolicy(@Nullable String policy) {
        this.policy = policy;
    }

    @Override
    public TokenCategory getCategory() {
        return TokenCategory.INTERNAL;
    }
}
