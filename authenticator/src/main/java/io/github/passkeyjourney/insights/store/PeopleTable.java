package io.github.passkeyjourney.insights.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rows in memory, 16 bytes each. Immutable, so any number of threads may count them. */
final class PeopleTable<K> implements PeopleRows<K> {

    private final int size;
    private final int[] persons;
    private final int[] kinds;
    private final int[] firsts;
    private final int[] seconds;
    private final List<K> kindsByNumber;

    private PeopleTable(Copy copy, List<K> kindsByNumber) {
        this.size = copy.size;
        this.persons = Arrays.copyOf(copy.persons, size);
        this.kinds = Arrays.copyOf(copy.kinds, size);
        this.firsts = Arrays.copyOf(copy.firsts, size);
        this.seconds = Arrays.copyOf(copy.seconds, size);
        this.kindsByNumber = List.copyOf(kindsByNumber);
    }

    /**
     * The rows as they are now; empty where they are too many.
     *
     * @param most how many rows may be kept
     */
    static <K> Optional<PeopleTable<K>> copyOf(PeopleRows<K> rows, int most) {
        Copy copy = new Copy(most);
        rows.each(copy);
        if (copy.size > most) {
            return Optional.empty();
        }
        List<K> kinds = new ArrayList<>();
        for (int number = 0; number <= copy.lastKind; number++) {
            kinds.add(rows.kind(number));
        }
        return Optional.of(new PeopleTable<>(copy, kinds));
    }

    /** How many rows there are. */
    int size() {
        return size;
    }

    @Override
    public void each(RowUser user) {
        for (int row = 0; row < size; row++) {
            user.use(persons[row], kinds[row], firsts[row], seconds[row]);
        }
    }

    @Override
    public K kind(int number) {
        return kindsByNumber.get(number);
    }

    private static final class Copy implements RowUser {

        private final int most;
        private int[] persons = new int[1_024];
        private int[] kinds = new int[1_024];
        private int[] firsts = new int[1_024];
        private int[] seconds = new int[1_024];
        private int size;
        private int lastKind = -1;

        Copy(int most) {
            this.most = most;
        }

        @Override
        public void use(int person, int kind, int first, int second) {
            if (size >= most) {
                size = most + 1;
                return;
            }
            if (size == persons.length) {
                persons = Arrays.copyOf(persons, 2 * size);
                kinds = Arrays.copyOf(kinds, 2 * size);
                firsts = Arrays.copyOf(firsts, 2 * size);
                seconds = Arrays.copyOf(seconds, 2 * size);
            }
            persons[size] = person;
            kinds[size] = kind;
            firsts[size] = first;
            seconds[size] = second;
            lastKind = Math.max(lastKind, kind);
            size++;
        }
    }
}
