package io.github.passkeyjourney.insights.store;

import java.io.ByteArrayOutputStream;

/**
 * The counters of one day in few bytes: for each cell, in ascending order, what is to be added to the number of the cell
 * before it, and the facts. Numbers are written seven bits a byte, the lowest first, and all but the last byte of a number
 * have the highest bit set.
 */
final class DayPack {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private long lastCell;

    /**
     * Adds a counter.
     *
     * @param cell above that of the counter before
     * @param facts at least 0
     * @throws IllegalArgumentException if the cell does not follow, or facts are negative
     */
    void add(long cell, long facts) {
        if (cell <= lastCell || facts < 0) {
            throw new IllegalArgumentException("Cell " + cell + " after " + lastCell + " with " + facts);
        }
        write(cell - lastCell);
        write(facts);
        lastCell = cell;
    }

    byte[] content() {
        return content.toByteArray();
    }

    /**
     * Reads what {@link #content} wrote.
     *
     * @throws ArrayIndexOutOfBoundsException if something is missing at its end
     */
    static void read(byte[] content, Counters counters) {
        long cell = 0;
        int at = 0;
        while (at < content.length) {
            long added = 0;
            int shift = 0;
            byte next = content[at++];
            while (next < 0) {
                added |= (long) (next & (MORE - 1)) << shift;
                shift += BITS;
                next = content[at++];
            }
            cell += added | (long) next << shift;
            long facts = 0;
            shift = 0;
            next = content[at++];
            while (next < 0) {
                facts |= (long) (next & (MORE - 1)) << shift;
                shift += BITS;
                next = content[at++];
            }
            counters.add(cell, facts | (long) next << shift);
        }
    }

    private void write(long number) {
        long rest = number;
        while (rest >= MORE) {
            content.write((int) (rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        content.write((int) rest);
    }

    /** Takes the counters of a day. */
    interface Counters {

        void add(long cell, long facts);
    }
}
