package camaudit.bench;

import camaudit.cli.Program;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Runs commands of the program one after the other in one JVM, which saves all starts but the first.
 *
 * <pre>
 *   FILE     a command a line, its words with tabs between them; the first word is the file for what it prints
 * </pre>
 *
 * Ends with 1 where the exit code of a command was neither 0 nor 3, after having run the others.
 */
public final class ManyCommands {
    private static final int GATE_FAILED = 3;

    private ManyCommands() {}

    public static void main(String[] arguments) throws IOException {
        boolean failed = false;
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String[] words = line.split("\t", -1);
            Path log = Path.of(words[0]);
            Files.createDirectories(log.toAbsolutePath().getParent());
            long start = System.nanoTime();
            int code;
            try (PrintStream out = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
                code = new Program(out, out).run(Arrays.copyOfRange(words, 1, words.length));
            }
            System.out.printf("code %d after %d s: %s%n", code, (System.nanoTime() - start) / 1_000_000_000, log);
            failed |= code != 0 && code != GATE_FAILED;
        }
        System.exit(failed ? 1 : 0);
    }
}
