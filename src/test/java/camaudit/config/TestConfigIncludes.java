package camaudit.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that include others: those have to be there, and to lie on this machine. */
class TestConfigIncludes {
    @TempDir
    private Path folder;

    @Test
    void aFileBesideIsIncludedWithOrWithoutItsEnding() throws IOException {
        file("more/limits.conf", "limit = 3");
        for (String include : List.of(
                "include \"more/limits.conf\"",
                "include \"more/limits\"",
                "include required(\"more/limits.conf\")",
                "include file(\"" + folder.resolve("more/limits.conf") + "\")",
                "include file(\"more/limits.conf\")",
                "include required(file(\"more/limits.conf\"))",
                "include \"" + folder.resolve("more/limits.conf") + "\"")) {
            assertThat(limit(include)).as(include).isEqualTo(3);
        }
    }

    @Test
    void anIncludedFileIncludesFilesBesideItself() throws IOException {
        file("a/first.conf", "include \"b/second.conf\"");
        file("a/b/second.conf", "include \"../../third.conf\"", "limit = ${number}");
        file("third.conf", "number = 7");
        Path job = file("job.conf", "include \"a/first.conf\"");
        assertThat(Merged.complete().file(job).problems())
                .singleElement()
                .asString()
                .contains("third.conf: 1: unknown key 'number'");
        file("third.conf", "batch-size = 7");
        file("a/b/second.conf", "include \"../../third.conf\"", "limit = ${batch-size}");
        ExplainConfig config = Merged.complete().file(job).read();
        assertThat(config.images().limit()).hasValue(7);
        assertThat(config.batchSize()).hasValue(7);
    }

    @Test
    void anIncludeWithinABlockFillsTheBlock() throws IOException {
        file("explain.conf", "model = m.keras, images = photos, output = out, batch-size = ${explain.limit}");
        Path job = file("job.conf", "explain { include \"explain.conf\", limit = 5 }", "audit { }");
        RunConfig config = RunConfig.read(ConfigSources.merge(
                RunConfig.SETTINGS, java.util.Map.of(), List.of(), java.util.Optional.of(job.toFile())));
        assertThat(config.explain().batchSize()).hasValue(5);
        assertThat(config.audit().output()).isEqualTo("out-audit");
    }

    @Test
    void aFileThatIsNotThereIsAProblem() throws IOException {
        file("gates.conf", "limit = 3");
        for (String include :
                List.of("include \"gate.conf\"", "include required(\"gate.conf\")", "include file(\"gate.conf\")")) {
            assertThat(problems(include))
                    .as(include)
                    .singleElement()
                    .asString()
                    .startsWith("--config " + folder.resolve("job.conf") + ": include ")
                    .contains(
                            "gate.conf\"",
                            "there is no such file (" + folder.resolve("gate.conf") + "): correct the name");
        }
    }

    @Test
    void everyIncludeThatFailsIsToldAtOnce() throws IOException {
        file("deep.conf", "include \"nowhere.conf\"");
        assertThat(problems("include \"gate.conf\"", "include \"deep.conf\"", "include classpath(\"reference.conf\")"))
                .hasSize(3)
                .anySatisfy(p -> assertThat(p).contains("job.conf: include \"gate.conf\""))
                .anySatisfy(p -> assertThat(p).contains("deep.conf: include \"nowhere.conf\""))
                .anySatisfy(p -> assertThat(p).contains("include classpath(\"reference.conf\"): only files"));
    }

    @Test
    void nothingIsFetched() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] answer = "limit = 3".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/gates.conf";
            Path here = file("gates.conf", "limit = 3");
            for (String include : List.of(
                    "include url(\"" + url + "\")",
                    "include required(url(\"" + url + "\"))",
                    "include \"" + url + "\"",
                    "include url(\"" + here.toUri() + "\")",
                    "include \"" + here.toUri() + "\"")) {
                assertThat(problems(include))
                        .as(include)
                        .singleElement()
                        .asString()
                        .contains("job.conf: include ", "nothing is fetched");
            }
            assertThat(Merged.complete()
                            .set("a=1, include url(\"" + url + "\")")
                            .problems())
                    .anySatisfy(p -> assertThat(p).contains("nothing is fetched"));
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aPasswordInAnIncludeIsNotRepeated() throws IOException {
        assertThat(problems("include url(\"http://me:hidden@host/a.conf\")"))
                .singleElement()
                .asString()
                .contains("an include holds a user with a password")
                .doesNotContain("hidden@");
    }

    @Test
    void filesThatIncludeEachOtherAreToldAsACircle() throws IOException {
        file("a.conf", "include \"b.conf\"");
        file("b.conf", "include \"a.conf\"");
        assertThat(problems("include \"a.conf\""))
                .singleElement()
                .asString()
                .contains("b.conf: include \"a.conf\": the files include each other in a circle")
                .contains("job.conf → ", "take one of the includes out");
        assertThat(problems("include \"job.conf\"")).singleElement().asString().contains("in a circle");
    }

    @Test
    void theSameFileMayBeIncludedTwice() throws IOException {
        file("limits.conf", "limit = 3");
        assertThat(limit("include \"limits.conf\"\ninclude \"limits.conf\"")).isEqualTo(3);
    }

    @Test
    void aFileThatIsIncludedAndNoHoconIsNamed() throws IOException {
        file("broken.conf", "a = 1", "b = [1, 2");
        assertThat(problems("include \"broken.conf\""))
                .singleElement()
                .asString()
                .startsWith("--config " + folder.resolve("broken.conf") + " line ");
    }

    private long limit(String include) throws IOException {
        return Merged.complete()
                .file(file("job.conf", include))
                .read()
                .images()
                .limit()
                .orElse(0);
    }

    private List<String> problems(String... lines) throws IOException {
        return Merged.complete().file(file("job.conf", lines)).problems();
    }

    private Path file(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, List.of(lines));
    }
}
