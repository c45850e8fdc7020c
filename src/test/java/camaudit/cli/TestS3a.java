package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model, images and output in an S3 server of this machine, written by S3A's magic committer, in JVMs as a cluster would start them. */
class TestS3a {
    private static final String KEY = "THEACCESSKEY";
    private static final String SECRET = "theveryveryprivatekey";
    private static final long SECONDS = 180;

    @TempDir
    private Path folder;

    @Test
    void theRowsOfALocalRunAndNoSecretAnywhere() throws IOException, InterruptedException {
        assumeThat(Path.of("target/s3a"))
                .as("scripts/test.sh fetches what S3A needs")
                .isDirectory();
        assumeThat(Path.of("target/s3proxy"))
                .as("scripts/test.sh fetches the server")
                .isDirectory();
        Path bucket = Files.createDirectories(folder.resolve("store/data"));
        Files.copy(Path.of(Cli.MODEL), bucket.resolve("m.keras"));
        Path pictures = Files.createDirectories(bucket.resolve("images"));
        for (String name : List.of("gray.png", "rgb.png", "gray16.png")) {
            Files.copy(Path.of("src/test/resources/images", name), pictures.resolve(name));
        }
        Files.writeString(pictures.resolve("no.png"), "no picture");
        Path local = folder.resolve("local");
        assertThat(Cli.explain(pictures.toString(), local, "--resize", "squash").code())
                .isZero();

        int port = freePort();
        Process server = server(port);
        try {
            String log = job(port);
            Path output = bucket.resolve("out");
            assertThat(values(Output.explanations(output))).hasSize(3).isEqualTo(values(Output.explanations(local)));
            assertThat(values(Output.rejections(output))).hasSize(1).isEqualTo(values(Output.rejections(local)));
            assertThat(output.resolve("explanations/_SUCCESS")).content().contains("\"committer\":\"directory\"");
            assertThat(output.resolve("run.json"))
                    .content()
                    .contains("s3a://data/images")
                    .doesNotContain(KEY, SECRET);
            assertThat(log).contains("explained   3 of 4 images").doesNotContain(KEY, SECRET);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private Process server(int port) throws IOException {
        Path log = folder.resolve("server.log");
        Path properties = Files.writeString(
                folder.resolve("server.properties"),
                String.join(
                        "\n",
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=" + KEY,
                        "s3proxy.credential=" + SECRET,
                        "s3proxy.endpoint=http://127.0.0.1:" + port,
                        "jclouds.provider=filesystem",
                        "jclouds.identity=unused",
                        "jclouds.credential=unused",
                        "jclouds.filesystem.basedir=" + folder.resolve("store")));
        Process server = start(
                log,
                "-Xmx256m",
                "-cp",
                "target/s3proxy/*",
                "org.gaul.s3proxy.Main",
                "--properties",
                properties.toString());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!Files.readString(log).contains("Started Server")) {
            assertThat(server.isAlive() && System.nanoTime() < end)
                    .as("the server's start")
                    .isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return server;
    }

    /** Runs the job and returns all that it printed. */
    private String job(int port) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "@conf/jvm-options", "@conf/jvm-options-" + (Runtime.version().feature() < 24 ? 17 : 24), "-Xmx1g"));
        Stream.of(
                        "endpoint=http://127.0.0.1:" + port,
                        "endpoint.region=us-east-1",
                        "path.style.access=true",
                        "connection.ssl.enabled=false",
                        "access.key=" + KEY,
                        "secret.key=" + SECRET,
                        "committer.name=directory",
                        "committer.staging.conflict-mode=append",
                        "committer.tmp.path=file://" + folder.resolve("pending"),
                        "change.detection.mode=none",
                        "change.detection.version.required=false")
                .map(setting -> "-Dspark.hadoop.fs.s3a." + setting)
                .forEach(arguments::add);
        arguments.addAll(List.of(
                "-Dspark.sql.sources.commitProtocolClass=org.apache.spark.internal.io.cloud.PathOutputCommitProtocol",
                "-Dspark.sql.parquet.output.committer.class="
                        + "org.apache.spark.internal.io.cloud.BindingParquetOutputCommitter",
                "-Dlog4j2.configurationFile=file:conf/log4j2.properties",
                "-cp",
                System.getProperty("java.class.path") + ":target/s3a/*",
                "camaudit.Main"));
        arguments.addAll(List.of("explain", "--model", "s3a://data/m.keras", "--images", "s3a://data/images"));
        arguments.addAll(List.of("--output", "s3a://data/out", "--scale", "1/255", "--resize", "squash"));
        arguments.addAll(List.of("--master", "local[2]"));
        Path log = folder.resolve("job.log");
        Process job = start(log, arguments.toArray(String[]::new));
        assertThat(job.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(job.exitValue()).as(Files.readString(log)).isZero();
        return Files.readString(log);
    }

    private static Process start(Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** All columns but where the picture was and the run's id. */
    private static List<List<Object>> values(List<Row> rows) {
        return rows.stream()
                .map(row -> Stream.of(row.schema().fieldNames())
                        .filter(name -> !name.equals("uri") && !name.equals("run_id"))
                        .map(name -> (Object) String.valueOf(row.<Object>getAs(name)))
                        .toList())
                .toList();
    }
}
