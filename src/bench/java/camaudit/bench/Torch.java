package camaudit.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Python process with PyTorch, if the environment names a Python in {@code BENCH_PYTHON}: it reads the names of a network and a
 * mode, and prints the time.
 */
final class Torch implements AutoCloseable {
    static final String PYTHON = "BENCH_PYTHON";

    private final Process process;
    private final PrintWriter requests;
    private final BufferedReader answers;

    private Torch(String python, String script) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(python, Path.of("scripts", "bench", script).toString());
        builder.environment().put("OMP_NUM_THREADS", "1");
        process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        requests = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static Optional<Torch> find() throws IOException {
        return find("torch_bench.py");
    }

    /** Starts a script of scripts/bench; empty if the environment names no Python. */
    static Optional<Torch> find(String script) throws IOException {
        String python = System.getenv(PYTHON);
        return python == null || python.isBlank() ? Optional.empty() : Optional.of(new Torch(python, script));
    }

    /** The seconds for one batch. */
    double seconds(String network, String mode, int batch) {
        requests.println(network + " " + mode + " " + batch);
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("the PyTorch process ended");
            }
            return Double.parseDouble(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        requests.close();
        process.destroy();
    }
}
