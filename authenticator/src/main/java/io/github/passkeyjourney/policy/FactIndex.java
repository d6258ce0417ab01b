package io.github.passkeyjourney.policy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Gives each value that a policy names a bit, per kind. Filled while a policy is compiled, then only read. */
final class FactIndex {

    /** The kinds that have plain values; attributes have a name besides. */
    enum Kind {
        GROUP,
        ROLE,
        CLIENT,
        ORGANIZATION,
        IDENTITY_PROVIDER,
        EMAIL_DOMAIN,
        PLATFORM
    }

    private static final int ABSENT = -1;

    private final Map<Kind, Map<String, Integer>> plain = new EnumMap<>(Kind.class);

    private final Map<String, Map<String, Integer>> attributes = new HashMap<>();

    private int size;

    int intern(Kind kind, String value) {
        return intern(plain.computeIfAbsent(kind, any -> new HashMap<>()), value);
    }

    int internAttribute(String name, String value) {
        return intern(attributes.computeIfAbsent(name, any -> new HashMap<>()), value);
    }

    /** The bit of the value, or a negative number if the policy does not name it. */
    int bit(Kind kind, String value) {
        return plain.getOrDefault(kind, Map.of()).getOrDefault(value, ABSENT);
    }

    /** The bit of the attribute value, or a negative number if the policy does not name it. */
    int attributeBit(String name, String value) {
        return attributes.getOrDefault(name, Map.of()).getOrDefault(value, ABSENT);
    }

    /** How many words hold all bits. */
    int words() {
        return (size + Long.SIZE - 1) / Long.SIZE;
    }

    private int intern(Map<String, Integer> bits, String value) {
        return bits.computeIfAbsent(value, any -> size++);
    }
}
