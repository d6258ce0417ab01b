package io.github.passkeyjourney.audit.event;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory some work takes: a count that the load of the machine does not change. */
public final class Allocation {

    private static final int CALLS = 2_000;
    private static final int ROUNDS = 50;

    private Allocation() {}

    /** Bytes for each call, in the best of several rounds: compilers and class loading allocate as well. */
    public static long bytesOf(Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least / CALLS;
    }
}
