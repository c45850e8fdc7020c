package camaudit.cli;

import camaudit.spark.session.LocalSpark;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the program in this JVM, on the one Spark session of the tests. */
final class Cli {
    static final String MODEL = "src/demo/mnist-cnn.keras";
    static final String IMAGES = "src/demo/mnist/images-idx3-ubyte.gz";
    static final String LABELS = "src/demo/mnist/labels-idx1-ubyte.gz";

    private Cli() {}

    /** What a run left behind. */
    record Outcome(int code, String out, String err) {}

    static Outcome run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new Program(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        (command, master) -> LocalSpark.workspace(master.orElse("local[2]")))
                .run(arguments);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Explains with the digits' network on two cores, unless {@code more} says otherwise. */
    static Outcome explain(String images, Path output, String... more) {
        List<String> all = new ArrayList<>(List.of("explain", "--images", images, "--output", output.toString()));
        List<String> given = List.of(more);
        addUnlessGiven(all, given, "--model", MODEL);
        addUnlessGiven(all, given, "--master", "local[2]");
        addUnlessGiven(all, given, "--scale", "1/255");
        all.addAll(given);
        return run(all.toArray(String[]::new));
    }

    private static void addUnlessGiven(List<String> all, List<String> given, String option, String value) {
        if (!given.contains(option)) {
            all.add(option);
            all.add(value);
        }
    }
}
