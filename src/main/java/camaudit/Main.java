package camaudit;

import camaudit.cli.Program;

/** The program's entry point. */
public final class Main {
    private Main() {}

    /** Runs the command line and leaves with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new Program(System.out, System.err).run(arguments));
    }
}
