package io.github.passkeyjourney.policy;

import java.util.Optional;

/**
 * Somebody of whom only the browser and the application are known, because nobody has signed in yet.
 *
 * @param client client id of the application
 * @param platform operating system family
 */
public record UnknownVisitor(String client, Platform platform) {

    /**
     * The first cohort that is certain. Cohorts that ask about more than client and platform are passed by, and so are
     * those of a share of the users.
     */
    public Optional<Cohort> cohort(RolloutPolicy policy) {
        return policy.enabled()
                ? policy.cohorts().stream()
                        .filter(cohort -> fits(cohort.match()))
                        .findFirst()
                : Optional.empty();
    }

    private boolean fits(Match match) {
        return asksAboutBrowserOnly(match)
                && match.basisPoints() == Limits.ALL_BASIS_POINTS
                && (match.clients().isEmpty() || match.clients().contains(client))
                && (match.platforms().isEmpty() || match.platforms().contains(platform))
                && (match.not() == null || !isKeptOutBy(match.not()));
    }

    private static boolean asksAboutBrowserOnly(Match match) {
        return match.groups().isEmpty()
                && match.roles().isEmpty()
                && match.organizations().isEmpty()
                && match.identityProviders().isEmpty()
                && match.emailDomains().isEmpty()
                && match.attributes().isEmpty();
    }

    /** What is not known may keep the visitor out. */
    private boolean isKeptOutBy(Match not) {
        return !asksAboutBrowserOnly(not)
                || not.clients().contains(client)
                || not.platforms().contains(platform);
    }
}
