package camaudit.spark.explain;

import camaudit.spark.storage.DaemonThreads;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Says how far a run is: images done, rate, time left, rejections, and where the time goes. Finished tasks count as they end, running
 * ones by what their executors' heartbeats report.
 */
final class ProgressLog extends SparkListener implements AutoCloseable {
    private final long total;
    private final long start = System.nanoTime();
    private final Map<String, Long> finished = new ConcurrentHashMap<>();
    private final Map<Long, Map<String, Long>> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer;

    ProgressLog(long total, Duration interval, Consumer<String> out) {
        this.total = total;
        Throughput pace = new Throughput(total);
        this.timer = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("camaudit-progress"));
        var unused = timer.scheduleAtFixedRate(
                () -> out.accept(line(pace)), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String line(Throughput pace) {
        Map<String, Long> counts = new HashMap<>(finished);
        running.values().forEach(task -> task.forEach((name, count) -> counts.merge(name, count, Long::sum)));
        long images = Math.min(total, counts.getOrDefault(RunMetrics.IMAGES, 0L));
        return pace.line(images, (System.nanoTime() - start) / 1e9) + ProgressLine.describe(counts);
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart begin) {
        running.put(begin.taskInfo().taskId(), Map.of());
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        running.remove(end.taskInfo().taskId());
        if (end.taskInfo().successful()) {
            counts(CollectionConverters.asJava(end.taskInfo().accumulables()).iterator())
                    .forEach((name, count) -> finished.merge(name, count, Long::sum));
        }
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
        CollectionConverters.asJava(update.accumUpdates()).forEach(task -> {
            Iterator<AccumulableInfo> infos =
                    CollectionConverters.asJava(task._4()).iterator();
            running.computeIfPresent((Long) task._1(), (id, before) -> counts(infos));
        });
    }

    private static Map<String, Long> counts(Iterator<AccumulableInfo> infos) {
        Map<String, Long> counts = new HashMap<>();
        while (infos.hasNext()) {
            AccumulableInfo info = infos.next();
            Option<String> name = info.name();
            Option<Object> update = info.update();
            if (name.isDefined() && name.get().startsWith(RunMetrics.PREFIX) && update.isDefined()) {
                counts.merge(name.get(), Long.parseLong(update.get().toString()), Long::sum);
            }
        }
        return counts;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
