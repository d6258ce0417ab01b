package io.github.passkeyjourney.insights.store;

import java.util.Arrays;

/** The groups that one person is in, with what is true of the person in each: bits that a counter gives their meaning. */
final class PersonGroups {

    private int[] groups = new int[8];
    private int[] bits = new int[8];
    private int size;

    void clear() {
        size = 0;
    }

    /** The person is in this group, and these bits are true there besides what is known already. */
    void add(int group, int added) {
        int at = 0;
        while (at < size && groups[at] != group) {
            at++;
        }
        if (at == size) {
            if (size == groups.length) {
                groups = Arrays.copyOf(groups, 2 * size);
                bits = Arrays.copyOf(bits, 2 * size);
            }
            groups[at] = group;
            bits[at] = 0;
            size++;
        }
        bits[at] |= added;
    }

    /** Each group once. */
    void each(GroupUser user) {
        for (int i = 0; i < size; i++) {
            user.use(groups[i], bits[i]);
        }
    }

    /** Takes a group of the person. */
    @FunctionalInterface
    interface GroupUser {

        void use(int group, int bits);
    }
}
