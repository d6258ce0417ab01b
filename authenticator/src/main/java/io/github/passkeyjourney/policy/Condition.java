package io.github.passkeyjourney.policy;

import java.util.BitSet;
import java.util.stream.IntStream;

/** One kind of a match: hits if the subject has at least one of the bits. Keeps only the words that are not empty. */
final class Condition {

    private final int[] words;

    private final long[] masks;

    private Condition(int[] words, long[] masks) {
        this.words = words;
        this.masks = masks;
    }

    static Condition anyOf(IntStream bits) {
        BitSet set = new BitSet();
        bits.forEach(set::set);
        long[] all = set.toLongArray();
        int[] words = IntStream.range(0, all.length).filter(i -> all[i] != 0).toArray();
        return new Condition(
                words, IntStream.of(words).mapToLong(word -> all[word]).toArray());
    }

    boolean hits(long[] bits) {
        for (int i = 0; i < words.length; i++) {
            if ((bits[words[i]] & masks[i]) != 0) {
                return true;
            }
        }
        return false;
    }
}
