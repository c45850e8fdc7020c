package camaudit.bench;

import camaudit.engine.Backends;
import camaudit.engine.Compiler;
import camaudit.engine.Execution;
import camaudit.engine.Plan;
import camaudit.engine.Plans;
import camaudit.engine.PreparedPlan;
import camaudit.network.Network;
import camaudit.network.reader.ModelFileReader;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/**
 * Prints the time that a JVM takes from a model file's bytes to the first Grad-CAM, by parts. Logging and JSON are loaded before,
 * as Spark does in an executor.
 */
public final class StartBench {
    private static long last;
    private static long lastCpu;

    private StartBench() {}

    /** Runs on the model file named on the command line. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        byte[] content = Files.readAllBytes(file);
        LoggerFactory.getLogger(StartBench.class).debug("logging is up");
        new ObjectMapper().readTree("{}");
        step("JVM");
        long start = System.nanoTime();
        Network network = ModelFileReader.read(content, file.getFileName().toString());
        step("read");
        Plan plan = Plans.of(network, Compiler.AUTO);
        step("compile");
        Backends.Prepared prepared = Backends.prepare(plan, Backends.AUTO);
        step("prepare on " + prepared.backend());
        PreparedPlan weights = prepared.plan();
        Execution execution = weights.open(8);
        step("open for 8 images");
        execution.forward(new float[plan.inputShape().size()], 1);
        execution.respond(new int[1]);
        step("first Grad-CAM");
        System.out.printf(Locale.ROOT, "%-40s %6.2f s%n", "in all", (System.nanoTime() - start) / 1e9);
        System.out.printf(Locale.ROOT, "%-40s %6.1f MB%n", "buffers an image", weights.bytesPerImage() / 1e6);
        execution.close();
    }

    private static void step(String name) {
        long now = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        System.out.printf(
                Locale.ROOT,
                "%-40s %6.2f s, %5.2f s of this thread%n",
                name,
                (now - last) / 1e9,
                (cpu - lastCpu) / 1e9);
        last = now;
        lastCpu = cpu;
    }
}
