package camaudit.provenance;

import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether this Java runs the Spark on the class path, checked before Spark fails with a message of its own. */
public final class SupportedJava {
    private static final Properties JDKS = Resources.properties("/camaudit/spark-jdks.properties");
    private static final Pattern LINE = Pattern.compile("(\\d+\\.\\d+)\\..*");

    private SupportedJava() {}

    /** Why this Java cannot run Spark, and which releases can; empty if it can, or where nothing is known of this Spark. */
    public static Optional<String> problem() {
        String spark = Resources.properties("/spark-version-info.properties").getProperty("version", "");
        return problem(spark, Runtime.version().feature());
    }

    /**
     * The same for any Spark and any Java.
     *
     * @param spark a version such as 4.1.3; empty where there is no Spark
     * @param java a release such as 17
     */
    static Optional<String> problem(String spark, int java) {
        Matcher line = LINE.matcher(Objects.requireNonNull(spark));
        String range = line.matches() ? JDKS.getProperty(line.group(1), "") : "";
        if (range.isEmpty()) {
            return Optional.empty();
        }
        int space = range.indexOf(' ');
        int oldest = Integer.parseInt(range.substring(0, space));
        int newest = Integer.parseInt(range.substring(space + 1));
        return java >= oldest && java <= newest
                ? Optional.empty()
                : Optional.of("Spark " + spark + " runs on JDK " + oldest + " to " + newest + ", and this is a JDK "
                        + java + " (" + System.getProperty("java.home") + "): set JAVA_HOME to one of these");
    }
}
