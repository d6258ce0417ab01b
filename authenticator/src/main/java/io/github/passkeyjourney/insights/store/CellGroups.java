package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.insights.Tally;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which cells of a realm a query is about, and which of them differ in nothing that matters to it. */
final class CellGroups {

    /** No group: the query is not about the cell. */
    static final int NONE = -1;

    private final long[] cells;
    private final int[] groups;
    private final List<Tally> words;
    private int next;

    /**
     * @param cells each once, in ascending order
     * @param words what is known of each, without day and facts
     */
    CellGroups(List<Long> cells, List<Tally> words) {
        Map<Tally, Integer> numbers = new LinkedHashMap<>();
        this.cells = cells.stream().mapToLong(Long::longValue).toArray();
        this.groups = new int[this.cells.length];
        for (int i = 0; i < groups.length; i++) {
            Integer known = numbers.putIfAbsent(words.get(i), numbers.size());
            groups[i] = known == null ? numbers.size() - 1 : known;
        }
        this.words = List.copyOf(numbers.keySet());
    }

    /** How many groups there are. */
    int size() {
        return words.size();
    }

    /** What the cells of a group have in common; without day and facts. */
    Tally words(int group) {
        return words.get(group);
    }

    /** The group of a cell, or {@link #NONE}. Fastest where one cell after the other is asked for. */
    int of(long cell) {
        if (next >= cells.length || cells[next] != cell) {
            int found = Arrays.binarySearch(cells, cell);
            if (found < 0) {
                next = -found - 1;
                return NONE;
            }
            next = found;
        }
        return groups[next++];
    }
}
