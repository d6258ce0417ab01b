package io.github.passkeyjourney.recovery.factor;

import io.github.passkeyjourney.recovery.store.Binding;
import io.github.passkeyjourney.recovery.store.Claimant;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What a method works on.
 *
 * @param realm where
 * @param claimant who somebody claims to be
 * @param user the account, if there is one that may be recovered at this moment; null looks the same to the visitor
 * @param binding the sign-in that a proof will belong to
 */
public record Claim(
        RealmModel realm, Claimant claimant, @Nullable UserModel user, Binding binding) {}
