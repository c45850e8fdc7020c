package camaudit.bench;

import camaudit.attribution.Response;
import camaudit.engine.Execution;
import camaudit.engine.PreparedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/** Grad-CAM in two threads with one prepared plan, as two tasks of an executor run it. */
final class TwoThreads {
    private TwoThreads() {}

    /** Half of the seconds in which both threads run one batch each. */
    static double seconds(PreparedPlan prepared, float[] input, int batch, ToDoubleFunction<Runnable> time) {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Execution> executions = List.of(prepared.open(batch), prepared.open(batch));
        Runnable both = () -> {
            List<Callable<Response>> tasks = new ArrayList<>();
            for (Execution execution : executions) {
                tasks.add(() -> {
                    execution.forward(input, batch);
                    return execution.respond(new int[batch]);
                });
            }
            try {
                for (Future<Response> done : threads.invokeAll(tasks)) {
                    done.get();
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        };
        double seconds = time.applyAsDouble(both) / 2;
        executions.forEach(Execution::close);
        threads.shutdown();
        return seconds;
    }
}
