package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a machine that has neither Java nor Maven, nor a built job, in a folder with an umlaut and spaces. */
class TestLauncher {
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "cut",
            "dirname",
            "env",
            "find",
            "git",
            "grep",
            "head",
            "locale",
            "ls",
            "paste",
            "readlink",
            "rm",
            "sed",
            "sha256sum",
            "sort",
            "tail",
            "tr",
            "uname",
            "xargs");

    @TempDir
    private Path folder;

    private Path root;
    private Path bin;

    @BeforeEach
    void checkout() throws IOException {
        root = folder.resolve("Üb ung/cam audit");
        bin = Files.createDirectories(folder.resolve("bin"));
        for (String part : List.of("scripts", "conf", "pom.xml", ".mvn", "src/main/resources/camaudit")) {
            copy(Path.of(part), root.resolve(part));
        }
        for (String tool : TOOLS) {
            Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
        }
        fake("fc-list", "echo DejaVu");
    }

    @Test
    void helpNeedsNeitherJavaNorABuild() throws IOException, InterruptedException {
        for (String command : List.of("explain", "audit", "run", "layers", "render", "maximize")) {
            Cli.Outcome help = launch(command, "--help");
            assertThat(help).isEqualTo(Cli.run(command, "--help"));
        }
        assertThat(launch("--help")).isEqualTo(Cli.run("--help"));
        assertThat(launch()).isEqualTo(Cli.run());
        Cli.Outcome version = launch("--version");
        assertThat(version.code()).isZero();
        assertThat(version.out()).contains("camaudit 0.", "\ncommit ", "to be built for Spark 4.1");
    }

    @Test
    void wrongUsageIsToldInTheProgramsWords() throws IOException, InterruptedException {
        for (String line : List.of(
                "explian",
                "--modle",
                "explain",
                "explain --modle x",
                "explain x y --modle",
                "explain x",
                "explain --model",
                "explain --model --images x",
                "explain --overwrite=3 --model x",
                "explain --modle --help",
                "explain -x",
                "explain --config nowhere.conf",
                "audit --output=out",
                "layers --measure",
                "render --explanations x",
                "maximize --class 3")) {
            String[] arguments = line.split(" ");
            assertThat(launch(arguments)).as(line).isEqualTo(Cli.run(arguments));
        }
    }

    @Test
    void ofWhatOnlyTheProgramCanTellNothingIsSaid() throws IOException, InterruptedException {
        packages("openjdk-21-jdk-headless", "maven", "libharfbuzz0b");
        for (String line : List.of("explain --set model=x", "explain @options", "-hV")) {
            assertThat(launch(line.split(" ")).err()).as(line).startsWith("cam-audit: please run as root: ");
        }
    }

    @Test
    void aUserIsToldThePackagesThatThisSystemHas() throws IOException, InterruptedException {
        packages("openjdk-21-jdk-headless", "openjdk-25-jdk-headless", "maven", "libharfbuzz0b");
        assertThat(ensured(Map.of()))
                .isEqualTo("cam-audit: please run as root: apt-get install --no-install-recommends "
                        + "openjdk-21-jdk-headless libharfbuzz0b maven   and then this again\n");
        assertThat(ensured(Map.of("CAMAUDIT_SPARK", "4.2"))).contains(" openjdk-25-jdk-headless libharfbuzz0b maven ");
        packages("openjdk-17-jdk-headless", "maven", "libharfbuzz0b");
        assertThat(ensured(Map.of())).contains(" openjdk-17-jdk-headless libharfbuzz0b maven ");
    }

    @Test
    void noPackageIsNamedThatIsNotThere() throws IOException, InterruptedException {
        packages();
        assertThat(ensured(Map.of()))
                .contains("no package lists: run apt-get update as root, then this again")
                .hasLineCount(1);
        packages("openjdk-25-jdk-headless", "maven", "libharfbuzz0b");
        assertThat(ensured(Map.of()))
                .contains("this system's packages have no JDK 17 to 21: install one by other means")
                .contains("; or set CAMAUDIT_SPARK=4.2, which runs on openjdk-25-jdk-headless")
                .hasLineCount(1);
        packages("openjdk-21-jdk-headless", "libharfbuzz0b");
        assertThat(ensured(Map.of())).contains("have no maven").hasLineCount(1);
        Files.delete(bin.resolve("apt-get"));
        assertThat(ensured(Map.of())).contains("please install JDK 17 to 21, maven (the names are Debian's)");
    }

    @Test
    void rootInstalls() throws IOException, InterruptedException {
        packages("openjdk-21-jdk-headless", "maven", "libharfbuzz0b");
        fake("id", "echo 0");
        assertThat(ensured(Map.of())).contains("installing openjdk-21-jdk-headless libharfbuzz0b maven\n");
        assertThat(folder.resolve("apt.log"))
                .hasContent(
                        "update -q\ninstall -y -q --no-install-recommends openjdk-21-jdk-headless libharfbuzz0b maven\n");
    }

    @Test
    void aJavaHomeThatFitsIsTakenAsItIs() throws IOException, InterruptedException {
        fake("mvn", "exit 0");
        String home = jdk("17.0.15").toString();
        assertThat(bash(". scripts/lib.sh; ensure_tools build; echo \"$JAVA_HOME\"", Map.of("JAVA_HOME", home))
                        .out())
                .isEqualTo(home + "\n");
    }

    @Test
    void aJavaHomeThatDoesNotFitIsNotReplacedInSilence() throws IOException, InterruptedException {
        String newer = jdk("25.0.3").toString();
        assertThat(ensured(Map.of("JAVA_HOME", newer)))
                .isEqualTo("cam-audit: Spark 4.1 runs on JDK 17 to 21, and JAVA_HOME is a JDK 25 (" + newer
                        + "): set it to one of these, or unset it; CAMAUDIT_SPARK=4.2 runs on it\n");
        String older = jdk("1.8.0_402").toString();
        assertThat(ensured(Map.of("JAVA_HOME", older)))
                .contains("JAVA_HOME is a JDK 8 (")
                .endsWith("or unset it\n");
        assertThat(ensured(Map.of("JAVA_HOME", "/nowhere")))
                .contains("there is no Java in it")
                .hasLineCount(1);
        Path runtime = jdk("17.0.15");
        Files.delete(runtime.resolve("bin/javac"));
        assertThat(ensured(Map.of("JAVA_HOME", runtime.toString())))
                .contains("no compiler in it")
                .hasLineCount(1);
        assertThat(bash(". scripts/lib.sh; ensure_tools build", Map.of("JAVA_HOME", newer))
                        .code())
                .isEqualTo(2);
    }

    @Test
    void withoutAJavaHomeTheNewestThatFitsIsFound() throws IOException, InterruptedException {
        fake("mvn", "exit 0");
        for (String version : List.of("11.0.2", "17.0.15", "21.0.13", "25.0.3")) {
            jdk(version);
        }
        String script =
                ". scripts/lib.sh; JVMS=$1; ensure_tools build; java_version \"$JAVA_HOME\"; echo \"${JVM[*]}\"";
        assertThat(bash(script, Map.of()).out()).startsWith("21").contains("/conf/jvm-options-17");
        assertThat(bash(script, Map.of("CAMAUDIT_SPARK", "4.2")).out())
                .startsWith("25")
                .contains("/conf/jvm-options-24");
    }

    @Test
    void theSparkOfSparkHomeSaysWhatRunsThere() throws IOException, InterruptedException {
        Path spark = folder.resolve("spark");
        Files.createDirectories(spark.resolve("jars"));
        Files.createFile(spark.resolve("jars/spark-core_2.13-4.2.0.jar"));
        String script = ". scripts/lib.sh; running_spark; echo; spark_profile";
        assertThat(bash(script, Map.of("SPARK_HOME", spark.toString())).out()).isEqualTo("4.2\nspark-4.2");
        assertThat(bash(script, Map.of()).out()).isEqualTo("4.1\n");
        Cli.Outcome unknown = bash(script, Map.of("CAMAUDIT_SPARK", "2.4"));
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).isEqualTo("cam-audit: CAMAUDIT_SPARK is 2.4: give one of 3.5,4.1,4.2\n");
    }

    @Test
    void aJobIsOutOfDateWhereSourcesDifferNotWhereTheyWereCopied() throws IOException, InterruptedException {
        Path target = Files.createDirectories(root.resolve("target"));
        Path jar = Files.createFile(folder.resolve("spark-core_2.13-4.1.3.jar"));
        Files.createFile(target.resolve("camaudit-job.jar"));
        Files.writeString(target.resolve("spark.classpath"), jar.toString());
        String digest = bash("scripts/sources-digest.sh", Map.of()).out();
        Files.writeString(target.resolve("camaudit-job.sources"), digest);
        assertThat(isCurrent(Map.of())).isTrue();
        assertThat(isCurrent(Map.of("CAMAUDIT_SPARK", "4.2"))).isFalse();

        root = Files.move(root, folder.resolve("elsewhere"));
        copy(Path.of("pom.xml"), root.resolve("pom.xml"));
        assertThat(isCurrent(Map.of())).as("a copy").isTrue();
        Files.delete(jar);
        assertThat(isCurrent(Map.of())).as("without its Spark").isFalse();
        Files.createFile(jar);
        Files.writeString(root.resolve("src/main/resources/camaudit/more"), "");
        assertThat(isCurrent(Map.of())).as("with one more file").isFalse();
    }

    @Test
    void pathsBecomeUris() throws IOException, InterruptedException {
        assertThat(bash(". scripts/lib.sh; file_uri \"/tmp/Üb ung/a_b-c.d\"", Map.of("LC_ALL", "C"))
                        .out())
                .isEqualTo("file:/tmp/%C3%9Cb%20ung/a_b-c.d");
    }

    private boolean isCurrent(Map<String, String> environment) throws IOException, InterruptedException {
        return bash(". scripts/lib.sh; job_is_current", environment).code() == 0;
    }

    /** What is said where a build is wanted, and nothing is there. */
    private String ensured(Map<String, String> environment) throws IOException, InterruptedException {
        return bash(". scripts/lib.sh; JVMS=/nowhere; ensure_tools build", environment)
                .err();
    }

    private Cli.Outcome launch(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("scripts/cam-audit"));
        command.addAll(Arrays.asList(arguments));
        return run(command, Map.of());
    }

    private Cli.Outcome bash(String script, Map<String, String> environment) throws IOException, InterruptedException {
        return run(List.of("bash", "-c", script, "bash", folder.resolve("jvm").toString()), environment);
    }

    private Cli.Outcome run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> all = new ArrayList<>(command);
        all.set(0, command.get(0).equals("bash") ? bin.resolve("bash").toString() : root + "/" + command.get(0));
        ProcessBuilder process = new ProcessBuilder(all)
                .directory(root.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().clear();
        process.environment().put("PATH", bin.toString());
        process.environment().put("LC_ALL", "C.UTF-8");
        process.environment().putAll(environment);
        int code = process.start().waitFor();
        return new Cli.Outcome(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    /** A Debian of which a user without rights can install these. */
    private void packages(String... names) throws IOException {
        fake("id", "echo 1000");
        fake("sudo", "exit 1");
        fake("apt-get", "echo \"$@\" >> \"" + folder.resolve("apt.log") + '"');
        fake(
                "apt-cache",
                "if [ -z \"$2\" ]; then " + (names.length == 0 ? "exit 0" : "echo ' 500 file: stable Packages'")
                        + "; fi",
                "case \"$2\" in " + String.join("|", names.length == 0 ? new String[] {"nothing"} : names)
                        + ") echo \"$2:\"; echo '  Candidate: 1.0' ;;",
                "openjdk-17*) echo \"$2:\"; echo '  Candidate: (none)' ;;",
                "esac");
    }

    private Path jdk(String version) throws IOException {
        Path home = folder.resolve("jvm/java " + version);
        Files.createDirectories(home.resolve("bin"));
        for (String tool : List.of("java", "javac")) {
            script(home.resolve("bin").resolve(tool), "exit 1");
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Us\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private void fake(String name, String... lines) throws IOException {
        script(bin.resolve(name), lines);
    }

    private static void script(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + String.join("\n", lines) + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Path copy = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(copy.toAbsolutePath().getParent());
                    Files.copy(
                            file,
                            from.equals(file) ? to : copy,
                            StandardCopyOption.REPLACE_EXISTING,
                            StandardCopyOption.COPY_ATTRIBUTES);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
