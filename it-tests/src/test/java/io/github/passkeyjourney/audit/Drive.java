package io.github.passkeyjourney.audit;

import io.github.passkeyjourney.harness.DistributionServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What clients ask of a server until it is killed: sign-ins that are observed, and enrollments. */
final class Drive {
    /** Sign-ins of one request, all of the same user. */
    static final int FACTS = 20;

    private static final int CLIENTS = 2;

    private final List<Request> requests = new ArrayList<>();
    private final List<String> enrolled = new ArrayList<>();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS + 1);
    private final String name;

    private volatile @Nullable Instant killedAt;

    private Drive(String name) {
        this.name = name;
    }

    /** Begins; {@code name} tells its users from those of others. */
    static Drive start(DistributionServer server, String realm, String name) {
        Drive drive = new Drive(name);
        Facts facts = new Facts(server, realm);
        for (int i = 0; i < CLIENTS; i++) {
            drive.clients.execute(() -> drive.repeat(() -> drive.observe(facts)));
        }
        drive.clients.execute(() -> drive.repeat(() -> drive.enroll(facts)));
        return drive;
    }

    /** Kills the server in the midst of it all, and waits for the clients to notice. */
    void kill(DistributionServer server) throws InterruptedException {
        killedAt = Instant.now();
        server.kill();
        clients.shutdown();
        if (!clients.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a request of a dead server did not end");
        }
    }

    private void repeat(Runnable request) {
        try {
            while (killedAt == null) {
                request.run();
            }
        } catch (RuntimeException e) {
            if (killedAt == null) {
                throw e;
            }
        }
    }

    private void observe(Facts facts) {
        int number;
        String user;
        synchronized (this) {
            number = requests.size();
            user = name + "-user-" + number;
            requests.add(new Request(user, null));
        }
        facts.observe(user, FACTS);
        synchronized (this) {
            requests.set(number, new Request(user, Instant.now()));
        }
    }

    private void enroll(Facts facts) {
        String id = facts.enroll();
        synchronized (this) {
            enrolled.add(id);
        }
    }

    /** Requests that were answered. */
    synchronized long acknowledged() {
        return requests.stream().filter(request -> request.answeredAt() != null).count();
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    synchronized List<String> users() {
        return requests.stream().map(Request::user).toList();
    }

    /** Passkeys whose creation was answered. */
    synchronized List<String> enrolled() {
        return List.copyOf(enrolled);
    }

    Instant killedAt() {
        Instant killed = killedAt;
        if (killed == null) {
            throw new IllegalStateException("still alive");
        }
        return killed;
    }

    /** @param answeredAt null if the server was gone before it answered */
    record Request(String user, @Nullable Instant answeredAt) {}
}
