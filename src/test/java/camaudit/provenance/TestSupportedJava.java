package camaudit.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TestSupportedJava {
    @Test
    void thisJavaRunsThisSpark() {
        assertThat(SupportedJava.problem()).isEmpty();
        assertThat(Resources.properties("/spark-version-info.properties").getProperty("version"))
                .as("what problem() goes by")
                .matches("\\d+\\.\\d+\\..*");
    }

    @Test
    void theLineSaysWhichJdksDo() {
        assertThat(SupportedJava.problem("4.1.3", 25))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("Spark 4.1.3 runs on JDK 17 to 21, and this is a JDK 25 (")
                        .doesNotContain("\n"));
        assertThat(SupportedJava.problem("4.2.0-preview5", 26)).isPresent();
        assertThat(SupportedJava.problem("3.5.9", 11)).isPresent();
    }

    @Test
    void theEndsOfTheRangeDo() {
        assertThat(SupportedJava.problem("4.1.3", 17)).isEmpty();
        assertThat(SupportedJava.problem("4.1.3", 21)).isEmpty();
        assertThat(SupportedJava.problem("4.1.3", 22)).isPresent();
        assertThat(SupportedJava.problem("4.2.0", 25)).isEmpty();
    }

    @Test
    void ofAnUnknownSparkNothingIsSaid() {
        assertThat(SupportedJava.problem("5.0.0", 99)).isEmpty();
        assertThat(SupportedJava.problem("", 17)).isEmpty();
    }

    @Test
    void theBuildTakesTheSameJdks() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String oldest = value(pom, "java.oldest");
        String newest = value(pom, "java.newest");
        for (Map.Entry<Object, Object> line :
                Resources.properties("/camaudit/spark-jdks.properties").entrySet()) {
            Matcher profile = Pattern.compile("<id>spark-" + line.getKey() + "</id>.*?</profile>", Pattern.DOTALL)
                    .matcher(pom);
            String settings = profile.find() ? profile.group() : pom;
            assertThat(value(settings, "spark.version")).startsWith(line.getKey() + ".");
            String upper = settings.contains("<java.newest>") ? value(settings, "java.newest") : newest;
            assertThat(oldest + " " + upper).as("Spark " + line.getKey()).isEqualTo(line.getValue());
        }
    }

    private static String value(String xml, String property) {
        Matcher found =
                Pattern.compile("<" + property + ">(.*?)</" + property + ">").matcher(xml);
        assertThat(found.find()).as(property).isTrue();
        return found.group(1);
    }
}
