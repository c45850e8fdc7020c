package camaudit.spark.ledger;

import camaudit.spark.storage.DaemonThreads;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a second run out of an output folder: a file that names its owner and changes as long as the owner lives. A lock that does
 * not change for four beats belongs to a run that died and is taken over; the clocks of two machines are never compared.
 */
public final class OutputLock implements AutoCloseable {
    static final String NAME = "_lock";
    private static final int LIMIT = 1 << 16;
    private static final int BEATS = 4;
    private static final int LOOKS = 20;
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Storage storage;
    private final String uri;
    private final String owner;
    private final ScheduledExecutorService timer;
    private boolean lost;
    /** How many beats failed: the file system may answer at the next one, and the owner is checked before each commit. */
    private int unanswered;

    private OutputLock(Storage storage, String uri, String owner, Duration beat) {
        this.storage = storage;
        this.uri = uri;
        this.owner = owner;
        this.timer = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("camaudit-lock"));
        var unused = timer.scheduleWithFixedDelay(this::beat, beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Locks a folder.
     *
     * @param runId of the run that wants it
     * @param beat how often the lock changes
     * @throws InputException if another run holds it
     */
    public static OutputLock take(Storage storage, String output, String runId, Duration beat) {
        String uri = output + "/" + NAME;
        String owner = "run " + runId + " on " + host() + ", process "
                + ProcessHandle.current().pid();
        if (!storage.create(uri, content(owner))) {
            requireDead(storage, output, uri, beat);
            storage.write(uri, content(owner));
            pause(beat.dividedBy(BEATS));
        }
        pause(storage.settling(uri));
        if (!owner(storage, uri).equals(owner)) {
            throw taken(output, owner(storage, uri));
        }
        return new OutputLock(storage, uri, owner, beat);
    }

    private static void requireDead(Storage storage, String output, String uri, Duration beat) {
        String before = read(storage, uri);
        String holder = before.lines().findFirst().orElse("");
        if (diedHere(holder)) {
            return;
        }
        for (int i = 0; i < BEATS; i++) {
            pause(beat);
            String now = read(storage, uri);
            if (!now.equals(before) && !now.isEmpty()) {
                throw taken(output, now.lines().findFirst().orElse(""));
            }
        }
    }

    private static InputException taken(String output, String holder) {
        return new InputException("--output " + output + ": " + holder
                + " writes to it at this moment: wait until that run " + "ends, or choose another folder");
    }

    /** True if the owner was a process of this machine that has ended. */
    private static boolean diedHere(String owner) {
        String mark = " on " + host() + ", process ";
        int at = owner.indexOf(mark);
        try {
            return at >= 0
                    && ProcessHandle.of(Long.parseLong(owner.substring(at + mark.length())))
                            .filter(ProcessHandle::isAlive)
                            .isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static byte[] content(String owner) {
        return (owner + "\n" + Instant.now() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String read(Storage storage, String uri) {
        return storage.exists(uri) ? new String(storage.read(uri, LIMIT), StandardCharsets.UTF_8) : "";
    }

    /** A beat writes the file anew, so that for a moment it may be empty or gone. */
    private static String owner(Storage storage, String uri) {
        String content = read(storage, uri);
        for (int i = 0; i < LOOKS && content.lines().count() < 2; i++) {
            pause(LOOK);
            content = read(storage, uri);
        }
        return content.lines().findFirst().orElse("");
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void beat() {
        try {
            if (holder().equals(owner)) {
                storage.write(uri, content(owner));
            } else {
                lost = true;
            }
        } catch (InputException e) {
            unanswered++;
        }
    }

    /** Who holds the folder; an empty file is one of this run's beats that did not come through, and is written again. */
    private String holder() {
        String now = owner(storage, uri);
        if (now.isEmpty() && storage.exists(uri)) {
            storage.write(uri, content(owner));
            return owner(storage, uri);
        }
        return now;
    }

    /**
     * Makes sure that the folder is still this run's.
     *
     * @throws IllegalStateException if another run took it
     */
    public synchronized void require() {
        String now = holder();
        if (lost || !now.equals(owner)) {
            throw new IllegalStateException("the lock " + uri + " is not this run's any more, but "
                    + (now.isEmpty() ? "nobody's" : now + "'s") + ": nothing further is written"
                    + (unanswered > 0 ? " (the file system has failed " + unanswered + " times)" : ""));
        }
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            if (timer.awaitTermination(1, TimeUnit.MINUTES)
                    && owner(storage, uri).equals(owner)) {
                storage.delete(uri);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
