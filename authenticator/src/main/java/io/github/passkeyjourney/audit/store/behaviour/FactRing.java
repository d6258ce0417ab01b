package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.event.RecordedFact;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;

/**
 * A bounded queue between all requests and the one flusher. Nobody waits on it: what finds no room is counted and gone.
 *
 * <p>The queue is that of JCTools, which the server ships: its producers take no lock, so a request cannot be held up by
 * the flusher. {@code ArrayBlockingQueue} would hold one while the flusher takes a whole batch.
 */
final class FactRing {

    private static final int MAX_CAPACITY = 1 << 26;

    private final MpscAtomicArrayQueue<RecordedFact> queue;
    private final LongAdder noRoom = new LongAdder();
    private final LongAdder notTaken = new LongAdder();

    /**
     * @param capacity facts that may wait; 2 to 2^26, rounded up to a power of two
     * @throws IllegalArgumentException if it is out of this range
     */
    FactRing(int capacity) {
        if (capacity < 2 || capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException("The capacity for behaviour facts must be 2 to " + MAX_CAPACITY);
        }
        this.queue = new MpscAtomicArrayQueue<>(capacity);
    }

    /** Adds a fact, or counts it as lost where there is no room. Any thread. */
    void offer(RecordedFact fact) {
        if (!queue.offer(fact)) {
            noRoom.increment();
        }
    }

    /** Counts a fact that did not get as far as the ring. Any thread. */
    void lose() {
        notTaken.increment();
    }

    /** Takes the oldest facts, at most {@code max}. The flusher's thread only. */
    List<RecordedFact> take(int max) {
        List<RecordedFact> taken = new ArrayList<>(Math.min(max, queue.size()));
        queue.drain(taken::add, max);
        return taken;
    }

    /** How many wait, about. */
    int size() {
        return queue.size();
    }

    /** How many may wait. */
    int capacity() {
        return queue.capacity();
    }

    /** How many were lost since the server started. */
    long lost() {
        return noRoom() + notTaken();
    }

    /** How many of these found no room. */
    long noRoom() {
        return noRoom.sum();
    }

    /** How many of these did not get as far as the ring. */
    long notTaken() {
        return notTaken.sum();
    }
}
