package camaudit.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.spark.session.LocalSpark;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.Item;
import camaudit.spark.source.SourceImage;
import camaudit.spark.source.SourceReader;
import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.protocol.HdfsConstants.DatanodeReportType;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model, images and output on a real HDFS, one of whose two datanodes stops while the job runs. */
class TestHdfs {
    private static final int COUNT = 24;
    private static final AtomicReference<MiniDFSCluster> CLUSTER = new AtomicReference<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        Configuration conf = new Configuration();
        conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
        conf.set("dfs.replication", "2");
        conf.set("dfs.client.block.write.replace-datanode-on-failure.policy", "NEVER");
        MiniDFSCluster cluster =
                new MiniDFSCluster.Builder(conf).numDataNodes(2).build();
        cluster.waitActive();
        CLUSTER.set(cluster);
    }

    @AfterAll
    static void stop() {
        cluster().shutdown(true);
    }

    @Test
    void aDatanodeThatStopsHalfwayCostsNoRow() throws IOException {
        LocalSpark.stop();
        Path pictures = folder.resolve("images");
        Runs.source(pictures, COUNT);
        String root = cluster().getURI() + "/camaudit test";
        put(Path.of("src/demo/mnist-cnn.keras"), root + "/mnist-cnn.keras");
        put(pictures, root + "/images");
        Path local = folder.resolve("local");
        ExplainResult expected = new ExplainAction(LocalSpark.workspace(), line -> {}, kept -> {})
                .run(Runs.request(Runs.open(pictures.toString()), local, 3), done -> "{}");

        ImageSource source = new StopsADatanode(Runs.open(root + "/images"));
        ExplainResult result = new ExplainAction(LocalSpark.workspace(), line -> {}, kept -> {})
                .run(Runs.request(root + "/mnist-cnn.keras", source, root + "/out", 3), done -> "{}");

        assertThat(cluster().getDataNodes()).hasSize(1);
        assertThat(fs().getDataNodeStats(DatanodeReportType.ALL)).hasSize(2);
        assertThat(result.counts().images())
                .isEqualTo(expected.counts().images())
                .isEqualTo(COUNT);
        assertThat(result.counts()).isEqualTo(expected.counts());
        assertThat(rows(root + "/out/explanations")).hasSize(COUNT * 3 / 4).isEqualTo(rows(local + "/explanations"));
        assertThat(rows(root + "/out/rejections")).hasSize(COUNT / 4).isEqualTo(rows(local + "/rejections"));
        assertThat(Runs.STORAGE.names(root + "/out")).doesNotContain("_rejected");
    }

    private static MiniDFSCluster cluster() {
        return Objects.requireNonNull(CLUSTER.get());
    }

    private static DistributedFileSystem fs() throws IOException {
        return cluster().getFileSystem();
    }

    private static void put(Path from, String to) throws IOException {
        try (FileSystem fs =
                FileSystem.newInstance(URI.create(cluster().getURI().toString()), new Configuration())) {
            fs.copyFromLocalFile(new org.apache.hadoop.fs.Path(from.toString()), new org.apache.hadoop.fs.Path(to));
        }
    }

    /** Everything but the folder that the images lie in, in the order of the images. */
    private static List<List<Object>> rows(String table) {
        return LocalSpark.session().read().parquet(Storage.literal(table)).drop("uri").collectAsList().stream()
                .sorted(Comparator.comparing(row -> row.<String>getAs("image_id")))
                .map(TestHdfs::values)
                .toList();
    }

    private static List<Object> values(Row row) {
        return scala.jdk.javaapi.CollectionConverters.asJava(row.toSeq());
    }

    /** Stops the first datanode when a task has read a part of its images, and goes on. */
    private static final class StopsADatanode extends Runs.Wrapped {
        private static final long serialVersionUID = 1L;

        StopsADatanode(ImageSource source) {
            super(source);
        }

        @Override
        public SourceReader read(Iterator<Item> items, Configuration hadoop) {
            SourceReader images = super.read(items, hadoop);
            return new SourceReader() {
                private int read;

                @Override
                public boolean hasNext() {
                    return images.hasNext();
                }

                @Override
                public SourceImage next() {
                    if (++read == COUNT / 8) {
                        stopOne();
                    }
                    return images.next();
                }

                @Override
                public void close() throws IOException {
                    images.close();
                }
            };
        }

        private static synchronized void stopOne() {
            if (cluster().getDataNodes().size() == 2) {
                cluster().stopDataNode(0);
            }
        }
    }
}
