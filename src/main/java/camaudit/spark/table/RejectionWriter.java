package camaudit.spark.table;

import camaudit.image.Rejection;
import camaudit.spark.source.SourceImage;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** One task attempt's rejected inputs, a JSON object a line, in a file that is only made when there is one. */
public final class RejectionWriter implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final Configuration hadoop;
    private Optional<OutputStream> out = Optional.empty();

    public RejectionWriter(String folder, int partition, long attempt, Configuration hadoop) {
        this.path = new Path(folder, "part-" + partition + "-" + attempt + ".json");
        this.hadoop = hadoop;
    }

    public void write(SourceImage image, Rejection rejection, String runId) throws IOException {
        if (out.isEmpty()) {
            out = Optional.of(path.getFileSystem(hadoop).create(path, true));
        }
        String line = JSON.writeValueAsString(RejectionTable.encode(image, rejection, runId)) + "\n";
        out.get().write(line.getBytes(StandardCharsets.UTF_8));
    }

    /** The finished file; empty where nothing was rejected. */
    public Optional<String> finish() throws IOException {
        boolean written = out.isPresent();
        close();
        return written ? Optional.of(path.toString()) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (out.isPresent()) {
            out.get().close();
            out = Optional.empty();
        }
    }
}
