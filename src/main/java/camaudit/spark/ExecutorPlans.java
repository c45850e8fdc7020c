package camaudit.spark;

import camaudit.engine.Backends;
import camaudit.engine.Execution;
import camaudit.engine.PreparedPlan;
import camaudit.network.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One executor JVM's prepared plans, the last two, keyed by model digest, backend, layer and input size: weights are loaded once per JVM, and
 * a finished task's buffers go to the next task.
 */
final class ExecutorPlans {
    private static final int KEPT = 2;
    private static final ExecutorPlans INSTANCE = new ExecutorPlans();

    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    private ExecutorPlans() {}

    static ExecutorPlans instance() {
        return INSTANCE;
    }

    /** The buffers of one task; {@link #giveBack} ends the loan. */
    Loan borrow(TaskSpec spec, byte[] model) {
        Entry entry = entry(spec, model);
        Execution free = entry.take(spec.batchSize());
        return new Loan(entry, free == null ? entry.plan.open(spec.batchSize()) : free);
    }

    void giveBack(Loan loan) {
        loan.entry.put(loan.execution);
    }

    /** Keeps a plan that is prepared already, so that tasks in the driver's JVM need no second copy of the weights. */
    synchronized void keep(String sha256, String backend, PreparedPlan prepared) {
        Shape input = prepared.plan().inputShape();
        add(new Key(sha256, backend, prepared.plan().target(), input.height(), input.width()), new Entry(prepared));
    }

    private synchronized Entry entry(TaskSpec spec, byte[] model) {
        Key key = new Key(
                spec.modelSha256(),
                spec.backend(),
                spec.layer(),
                spec.pixels().height(),
                spec.pixels().width());
        Entry entry = entries.remove(key);
        if (entry == null) {
            ModelFile file = new ModelFile(spec.modelName(), spec.modelSha256(), model);
            entry = new Entry(Backends.prepare(file.plan(spec), spec.backend()).plan());
        }
        add(key, entry);
        return entry;
    }

    private void add(Key key, Entry entry) {
        Entry replaced = entries.put(key, entry);
        if (replaced != null) {
            replaced.close();
        }
        if (entries.size() > KEPT) {
            Entry evicted = entries.remove(entries.keySet().iterator().next());
            if (evicted != null) {
                evicted.close();
            }
        }
    }

    private record Key(String model, String backend, String layer, int height, int width) {}

    /** Buffers on loan to a task. */
    record Loan(Entry entry, Execution execution) {
        PreparedPlan plan() {
            return entry.plan;
        }
    }

    private static final class Entry {
        private final PreparedPlan plan;
        private final Deque<Execution> free = new ArrayDeque<>();
        private boolean closed;

        Entry(PreparedPlan plan) {
            this.plan = plan;
        }

        @org.jspecify.annotations.Nullable
        synchronized Execution take(int batchSize) {
            Execution found = null;
            for (Execution execution : free) {
                if (execution.batchSize() == batchSize) {
                    found = execution;
                }
            }
            if (found != null) {
                free.remove(found);
            }
            return found;
        }

        synchronized void put(Execution execution) {
            if (closed) {
                execution.close();
            } else {
                free.push(execution);
            }
        }

        synchronized void close() {
            closed = true;
            free.forEach(Execution::close);
            free.clear();
        }
    }
}
