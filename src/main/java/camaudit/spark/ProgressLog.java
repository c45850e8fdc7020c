package camaudit.spark;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.Option;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Says how far a run is: images done, rate, time left. Finished tasks count as they end, running ones by what their executors'
 * heartbeats report.
 */
final class ProgressLog extends SparkListener implements AutoCloseable {
    private final long total;
    private final long start = System.nanoTime();
    private final AtomicLong finished = new AtomicLong();
    private final Map<Long, Long> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer;

    ProgressLog(long total, Duration interval, Consumer<String> out) {
        this.total = total;
        Pace pace = new Pace(total);
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "camaudit-progress");
            thread.setDaemon(true);
            return thread;
        });
        var unused = timer.scheduleAtFixedRate(
                () -> out.accept(pace.line(done(), seconds())),
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        running.remove(end.taskInfo().taskId());
        if (end.taskInfo().successful()) {
            for (AccumulableInfo info :
                    CollectionConverters.asJava(end.taskInfo().accumulables())) {
                images(info).ifPresent(finished::addAndGet);
            }
        }
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
        CollectionConverters.asJava(update.accumUpdates()).forEach(task -> {
            Iterator<AccumulableInfo> infos = task._4().iterator();
            while (infos.hasNext()) {
                images(infos.next()).ifPresent(count -> running.put((Long) task._1(), count));
            }
        });
    }

    private static Optional<Long> images(AccumulableInfo info) {
        Option<String> name = info.name();
        Option<Object> update = info.update();
        boolean counts = name.isDefined() && name.get().equals(Tally.IMAGES) && update.isDefined();
        return counts ? Optional.of(Long.parseLong(update.get().toString())) : Optional.empty();
    }

    private long done() {
        long inFlight = running.values().stream().mapToLong(Long::longValue).sum();
        return Math.min(total, finished.get() + inFlight);
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
