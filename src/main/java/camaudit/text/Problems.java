package camaudit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Collects what is wrong, to report it all at once. */
public final class Problems {
    /** The most problems that are kept where there is a limit. */
    public static final int MOST = 20;

    private static final int SHOWN = 80;

    private final Function<List<String>, ? extends UserException> exception;
    private final String file;
    private final long most;
    private final List<String> found = new ArrayList<>();
    private long count;

    private Problems(Function<List<String>, ? extends UserException> exception, String file, long most) {
        this.exception = exception;
        this.file = file;
        this.most = most;
    }

    /**
     * All problems.
     *
     * @param exception that reports them
     */
    public Problems(Function<List<String>, ? extends UserException> exception) {
        this(exception, "", Long.MAX_VALUE);
    }

    /** At most {@value #MOST} problems, where each of very many images may have one. */
    public static Problems few(Function<List<String>, ? extends UserException> exception) {
        return new Problems(exception, "", MOST);
    }

    /** At most {@value #MOST} problems of a file, whose name precedes each, with the number of further ones. */
    public static Problems of(String file, Function<List<String>, ? extends UserException> exception) {
        return new Problems(exception, file, MOST);
    }

    public void add(String problem) {
        addAll(List.of(problem));
    }

    /** A problem at a place in the file. */
    public void add(String where, String message) {
        add(file + ", " + where + ": " + message);
    }

    private void addAll(List<String> problems) {
        count++;
        if (count <= most) {
            found.addAll(problems);
        }
    }

    /** The result of a step; empty if it throws a {@link UserException}, whose problems are then added. */
    public <T> Optional<T> attempt(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (UserException e) {
            addAll(e.problems());
            return Optional.empty();
        }
    }

    /** Runs a step; if it throws a {@link UserException}, the problems of that are added. */
    public void run(Runnable step) {
        attempt(() -> {
            step.run();
            return true;
        });
    }

    /** True if no more problems are kept. */
    public boolean isFull() {
        return count >= most;
    }

    /** The exception for a problem at a place in the file after which nothing more can be read. */
    public UserException fatal(String where, String message) {
        add(where, message);
        return exception();
    }

    /**
     * Ends the collection.
     *
     * @throws UserException of this collection's kind if there are problems
     */
    public void throwIfAny() {
        if (count > 0) {
            throw exception();
        }
    }

    private UserException exception() {
        List<String> all = new ArrayList<>(found);
        if (count > most && !file.isEmpty()) {
            all.add("and " + (count - most) + " more problems in " + file);
        }
        return exception.apply(all);
    }

    /** A value in the form that messages quote it: without line breaks, and cut where it is long. */
    public static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return "'" + (line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…") + "'";
    }
}
