package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.insights.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** To which row of a report each kind of rows belongs. The places of a kind are looked at once. */
final class Groups {

    private static final int UNKNOWN = -1;

    private final List<Dimension> by;
    private final IntFunction<Place> places;
    private final Map<List<String>, Integer> numbers = new HashMap<>();
    private final List<List<String>> keys = new ArrayList<>();
    private int[] groups = new int[0];

    private Groups(List<Dimension> by, IntFunction<Place> places) {
        this.by = by;
        this.places = places;
    }

    /** Groups of the kinds of these rows. */
    static <K> Groups of(List<Dimension> by, PeopleRows<K> rows, Function<K, Place> place) {
        return new Groups(by, kind -> place.apply(rows.kind(kind)));
    }

    /** The number of the group of a kind; groups are numbered from 0 on. */
    int of(int kind) {
        if (kind >= groups.length) {
            int known = groups.length;
            groups = Arrays.copyOf(groups, Math.max(16, 2 * kind));
            Arrays.fill(groups, known, groups.length, UNKNOWN);
        }
        if (groups[kind] == UNKNOWN) {
            Place place = places.apply(kind);
            List<String> key = by.stream().map(place::valueOf).toList();
            groups[kind] = numbers.computeIfAbsent(key, added -> {
                keys.add(added);
                return keys.size() - 1;
            });
        }
        return groups[kind];
    }

    /** How many groups were found. */
    int size() {
        return keys.size();
    }

    /** The values of the dimensions of a group. */
    List<String> key(int group) {
        return keys.get(group);
    }
}
