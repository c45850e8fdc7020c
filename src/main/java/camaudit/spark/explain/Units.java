package camaudit.spark.explain;

import camaudit.spark.ledger.Ledger;
import camaudit.spark.source.Item;
import camaudit.text.Numbers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Cuts what is to be done into units that are committed at once and units into tasks, by how fast the network runs here: a task takes
 * some ten seconds, so that little is lost with it and Spark's work for it does not count; a unit some minutes.
 */
final class Units {
    private static final double TASK_SECONDS = 10;
    private static final double UNIT_SECONDS = 300;
    private static final long SMALLEST_UNIT = 2_000;
    private static final long LARGEST_UNIT = 1_000_000;
    private static final long LARGEST_TASK = 20_000;
    private static final int TASKS_PER_CORE = 2;

    private final Iterator<Item> items;
    private final Ledger ledger;
    private final long images;
    private final long unit;
    private final long task;
    private final int cores;
    private int number;

    /**
     * What is committed at once.
     *
     * @param number from 1
     * @param images about how many
     */
    record Unit(int number, List<Item> items, long images, int tasks) {}

    private Units(Iterator<Item> items, Ledger ledger, long images, long unit, long task, int cores) {
        this.items = items;
        this.ledger = ledger;
        this.images = images;
        this.unit = unit;
        this.task = task;
        this.cores = cores;
    }

    /** Few images are one unit of tasks of at most a batch, however fast the network is: then that is not measured. */
    static Units of(ExplainRequest request, Ledger ledger, int cores) {
        long todo = 0;
        for (Iterator<Item> items = request.source().items(); items.hasNext(); ) {
            todo += ledger.open(items.next()).stream().mapToLong(Item::expected).sum();
        }
        boolean few = todo <= SMALLEST_UNIT && todo <= (long) TASKS_PER_CORE * cores * request.batchSize();
        double rate = few
                ? 0
                : request.model()
                        .imagesPerSecond(
                                request.evidence(), request.source().count().images(), request.batchSize());
        long task = Math.max(request.batchSize(), Math.min(LARGEST_TASK, (long) (rate * TASK_SECONDS)));
        long unit = request.output().unit() > 0 ? request.output().unit() : unit(rate * cores);
        return new Units(request.source().items(), ledger, todo, unit, task, cores);
    }

    /** Five minutes' work of a cluster that does {@code rate} images a second, a round number. */
    static long unit(double rate) {
        double images = Math.max(SMALLEST_UNIT, Math.min(LARGEST_UNIT, rate * UNIT_SECONDS));
        double magnitude = Math.pow(10, Math.floor(Math.log10(images)));
        return (long) (Math.floor(images / magnitude) * magnitude);
    }

    /** About how many images are to be done. */
    long images() {
        return images;
    }

    String describe(long before) {
        return Numbers.format("%,d images are done already, %,d are to be done, %,d at once", before, images, unit);
    }

    /** The next unit; empty after the last. */
    Unit next() {
        List<Item> taken = new ArrayList<>();
        long expected = 0;
        while (expected < unit && items.hasNext()) {
            for (Item item : ledger.open(items.next())) {
                taken.add(item);
                expected += Math.max(1, item.expected());
            }
        }
        return new Unit(++number, taken, expected, tasks(taken.size(), expected));
    }

    private int tasks(int size, long expected) {
        long even = (expected + (long) TASKS_PER_CORE * cores - 1) / ((long) TASKS_PER_CORE * cores);
        long each = Math.max(1, Math.min(task, even));
        return (int) Math.max(1, Math.min(size, (expected + each - 1) / each));
    }
}
