package camaudit.spark.executor;

import camaudit.attribution.Requirement;
import camaudit.engine.LoadedModel;
import camaudit.engine.ModelSession;
import camaudit.engine.Plan;
import camaudit.explain.Recipe;
import camaudit.network.Network;
import camaudit.network.RandomizedNetwork;
import camaudit.spec.ModelSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The last two prepared plans of one executor JVM, keyed by model digest, backend, layers, needs, input size and whether the weights
 * are shuffled. Weights are loaded once per JVM, and a finished task's buffers go to the next task.
 */
public final class ExecutorPlans {
    private static final int KEPT = 2;
    private static final long SEED = 1;
    private static final ExecutorPlans INSTANCE = new ExecutorPlans();

    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    private ExecutorPlans() {}

    public static ExecutorPlans instance() {
        return INSTANCE;
    }

    /** Which weights a plan has. */
    public enum Weights {
        /** The model's. */
        TRAINED,
        /** The same, shuffled: a control. */
        SHUFFLED
    }

    /** The buffers of one task; {@link #giveBack} ends the loan. */
    public Loan borrow(ModelFile model, Recipe recipe, Weights weights, int batchSize) {
        Entry entry = entry(model, recipe, weights);
        ModelSession free = entry.take(batchSize);
        return new Loan(entry, free == null ? entry.loadedModel.open(batchSize) : free);
    }

    public void giveBack(Loan loan) {
        loan.entry.put(loan.session);
    }

    /** Keeps a plan that is prepared already, so that tasks in the driver's JVM need no second copy of the weights. */
    synchronized void keep(String sha256, Recipe recipe, LoadedModel loadedModel) {
        add(Key.of(sha256, recipe, Weights.TRAINED), new Entry(loadedModel));
    }

    private synchronized Entry entry(ModelFile model, Recipe recipe, Weights weights) {
        Key key = Key.of(model.sha256(), recipe, weights);
        Entry entry = entries.remove(key);
        if (entry == null) {
            Network network = model.network(Optional.of(new ModelSpec.ImageSize(
                    recipe.pixels().height(), recipe.pixels().width())));
            Network used = weights == Weights.SHUFFLED ? RandomizedNetwork.of(network, SEED) : network;
            entry = new Entry(LoadedModel.of(
                    recipe.plan(used), recipe.needs(), recipe.spec().backend()));
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

    private record Key(
            String model,
            Weights weights,
            String backend,
            List<String> layers,
            Set<Requirement> needs,
            int height,
            int width) {
        static Key of(String sha256, Recipe recipe, Weights weights) {
            return new Key(
                    sha256,
                    weights,
                    recipe.spec().backend(),
                    List.copyOf(recipe.spec().layers()),
                    recipe.needs(),
                    recipe.pixels().height(),
                    recipe.pixels().width());
        }
    }

    /** Buffers on loan to a task. */
    public record Loan(Entry entry, ModelSession session) {
        public Plan plan() {
            return entry.loadedModel.plan().plan();
        }
    }

    private static final class Entry {
        private final LoadedModel loadedModel;
        private final Deque<ModelSession> free = new ArrayDeque<>();
        private boolean closed;

        Entry(LoadedModel loadedModel) {
            this.loadedModel = loadedModel;
        }

        @org.jspecify.annotations.Nullable
        synchronized ModelSession take(int batchSize) {
            ModelSession found = null;
            for (ModelSession session : free) {
                if (session.batchSize() == batchSize) {
                    found = session;
                }
            }
            if (found != null) {
                free.remove(found);
            }
            return found;
        }

        synchronized void put(ModelSession session) {
            if (closed) {
                session.close();
            } else {
                free.push(session);
            }
        }

        synchronized void close() {
            closed = true;
            free.forEach(ModelSession::close);
            free.clear();
        }
    }
}
