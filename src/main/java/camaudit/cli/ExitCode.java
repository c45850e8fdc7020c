package camaudit.cli;

/** What a command's exit code says; a scheduler relies on it. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int GATE_FAILED = 3;

    private ExitCode() {}
}
