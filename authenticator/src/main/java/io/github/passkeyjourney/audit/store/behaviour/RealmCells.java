package io.github.passkeyjourney.audit.store.behaviour;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of the cells of one realm, as far as this node knows them. */
final class RealmCells {

    /** Most cells with names of their own in a realm. */
    static final int MAX = 5_000;

    private final Map<Cell, Long> numbers = new HashMap<>();

    private boolean full;

    RealmCells(Map<Cell, Long> known) {
        numbers.putAll(known);
    }

    @Nullable
    Long number(Cell cell) {
        return numbers.get(cell);
    }

    void put(Cell cell, long number) {
        numbers.put(cell, number);
    }

    /** Notes that the database holds all the cells that the realm may have, and that all of them are known here. */
    void fill() {
        full = true;
    }

    /** Whether new cells have to do without names. */
    boolean isFull() {
        return full;
    }

    int size() {
        return numbers.size();
    }
}
