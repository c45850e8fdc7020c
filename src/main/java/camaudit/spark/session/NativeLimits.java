package camaudit.spark.session;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.network.util.JavaUtils;

/**
 * JavaCPP's own limits on native memory, as an executor will have them; empty where JavaCPP chooses (as much as the heap, and four
 * times that for the whole process), 0 for none.
 */
public record NativeLimits(OptionalLong maxBytes, OptionalLong maxPhysicalBytes) {
    private static final String MAX_BYTES = "org.bytedeco.javacpp.maxbytes";
    private static final String MAX_PHYSICAL_BYTES = "org.bytedeco.javacpp.maxphysicalbytes";
    private static final String JAVA_OPTIONS = "spark.executor.extraJavaOptions";

    /** Takes the limits away where the user gave none: what a run takes is known, and checked, before its first task. */
    public static void lift(SparkConf conf) {
        for (String limit : new String[] {MAX_BYTES, MAX_PHYSICAL_BYTES}) {
            String options = conf.get(JAVA_OPTIONS, "");
            if (given(options, limit).isEmpty()) {
                conf.set(JAVA_OPTIONS, (options + " -D" + limit + "=0").strip());
            }
            if (System.getProperty(limit) == null) {
                System.setProperty(limit, "0");
            }
        }
    }

    public static NativeLimits of(SparkConf conf, ExecutorMemory.Manager manager) {
        String options = manager == ExecutorMemory.Manager.LOCAL
                ? "-D" + MAX_BYTES + "=" + System.getProperty(MAX_BYTES, "") + " -D" + MAX_PHYSICAL_BYTES + "="
                        + System.getProperty(MAX_PHYSICAL_BYTES, "")
                : conf.get(JAVA_OPTIONS, "");
        return new NativeLimits(given(options, MAX_BYTES), given(options, MAX_PHYSICAL_BYTES));
    }

    private static OptionalLong given(String options, String limit) {
        Matcher found = Pattern.compile("-D" + Pattern.quote(limit) + "=(\\w+)", Pattern.CASE_INSENSITIVE)
                .matcher(options);
        return found.find()
                ? OptionalLong.of(JavaUtils.byteStringAsBytes(found.group(1).toLowerCase(Locale.ROOT)))
                : OptionalLong.empty();
    }
}
