package io.github.passkeyjourney.policy;

import io.github.passkeyjourney.policy.Dimension.Kind;
import java.util.BitSet;
import java.util.Locale;

/**
 * One user at one sign-in, reduced to what one policy asks about. Immutable. Belongs to the engine that made it.
 */
public final class Subject {

    private final FactIndex index;

    /** Numbers of the index, ascending. */
    private final int[] facts;

    private final long seed;

    private Subject(FactIndex index, int[] facts, long seed) {
        this.index = index;
        this.facts = facts;
        this.seed = seed;
    }

    int[] facts() {
        return facts;
    }

    long seed() {
        return seed;
    }

    boolean belongsTo(FactIndex other) {
        return index == other;
    }

    /** Collects the facts of a user; values that the policy does not name are ignored. Not thread-safe. */
    public static final class Builder {

        private final FactIndex index;

        private final BitSet facts = new BitSet();

        private final long seed;

        Builder(FactIndex index, String realmId, String userId) {
            this.index = index;
            this.seed = Draw.seed(realmId, userId);
        }

        /**
         * A group of which the user is a direct member; its ancestors are added too.
         *
         * @param path full path, such as {@code /it/dev}; {@code ~/} is a slash inside of a name
         */
        public Builder group(String path) {
            add(Dimension.of(Kind.GROUP), path);
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                if (path.charAt(slash - 1) != '~') {
                    add(Dimension.of(Kind.GROUP), path.substring(0, slash));
                }
            }
            return this;
        }

        /**
         * A role that the user has.
         *
         * @param name of a realm role; a client role as {@code client.role}
         */
        public Builder role(String name) {
            return add(Dimension.of(Kind.ROLE), name);
        }

        /** The client that the user signs in to, by client id. */
        public Builder client(String id) {
            return add(Dimension.of(Kind.CLIENT), id);
        }

        /** An organization that the user belongs to, by alias. */
        public Builder organization(String alias) {
            return add(Dimension.of(Kind.ORGANIZATION), alias);
        }

        /** An identity provider that the account is linked to, or that was used, by alias. */
        public Builder identityProvider(String alias) {
            return add(Dimension.of(Kind.IDENTITY_PROVIDER), alias);
        }

        /** The domain of the user's e-mail address, in any case. */
        public Builder emailDomain(String domain) {
            return add(Dimension.of(Kind.EMAIL_DOMAIN), domain.toLowerCase(Locale.ROOT));
        }

        /** A value of a user attribute; call once per value. */
        public Builder attribute(String name, String value) {
            return add(Dimension.ofAttribute(name), value);
        }

        /** The device's operating system family. */
        public Builder platform(Platform platform) {
            return add(Dimension.of(Kind.PLATFORM), platform.id());
        }

        /** The facts so far; the builder can be used on. */
        public Subject build() {
            return new Subject(index, facts.stream().toArray(), seed);
        }

        private Builder add(Dimension dimension, String value) {
            int number = index.number(dimension, value);
            if (number >= 0) {
                facts.set(number);
            }
            return this;
        }
    }
}
