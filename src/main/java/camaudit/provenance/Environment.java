package camaudit.provenance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Versions of what runs. */
public final class Environment {
    private Environment() {}

    /** CamAudit's version and commit, Java and the machine's architecture; callers add what they know. */
    public static Map<String, String> describe() {
        Properties build = Resources.properties("/camaudit/build.properties");
        Map<String, String> all = new LinkedHashMap<>();
        all.put("camaudit", build.getProperty("version", "unknown"));
        all.put("commit", build.getProperty("commit", "unknown"));
        all.put("java", System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
        all.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        all.put("arch", System.getProperty("os.arch"));
        all.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        return all;
    }
}
