package io.github.passkeyjourney.settings.subject;

import io.github.passkeyjourney.policy.Mentions;
import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.Subject;
import java.util.Locale;

/** Reduces users to what a policy asks about: at a sign-in and in a forecast alike. */
public final class Subjects {

    private Subjects() {}

    /** A subject with everything that belongs to the user; client and platform belong to a sign-in and are still missing. */
    public static Subject.Builder of(RolloutEngine engine, String realmId, String userId, UserFacts facts) {
        Mentions mentions = engine.mentions();
        Subject.Builder subject = engine.subject(realmId, userId);
        if (!mentions.groups().isEmpty()) {
            facts.groups().forEach(subject::group);
        }
        mentions.roles().stream().filter(facts::hasRole).forEach(subject::role);
        if (!mentions.organizations().isEmpty()) {
            facts.organizations().forEach(subject::organization);
        }
        if (!mentions.identityProviders().isEmpty()) {
            facts.identityProviders().forEach(subject::identityProvider);
        }
        String email = mentions.emailDomains().isEmpty() ? null : facts.email();
        if (email != null) {
            subject.emailDomain(email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
        }
        for (String name : mentions.attributes()) {
            facts.attribute(name).forEach(value -> subject.attribute(name, value));
        }
        return subject;
    }
}
