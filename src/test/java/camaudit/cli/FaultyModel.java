package camaudit.cli;

import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.reader.ModelFileReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The digits' network with some of its trained values replaced, as its training might have left them. */
final class FaultyModel {
    private static final String WEIGHTS = "model.weights.h5";

    private FaultyModel() {}

    /** Replaces the first {@code count} values of the kernel of a layer. */
    static Path of(Path file, String layer, int count, float value) throws IOException {
        return of(Path.of(Cli.MODEL), file, layer, count, value);
    }

    /** The same of another model than the demo's. */
    static Path of(Path source, Path file, String layer, int count, float value) throws IOException {
        byte[] model = Files.readAllBytes(source);
        Network network = ModelFileReader.read(model, "digits");
        Node node = network.nodes().stream()
                .filter(n ->
                        n.name().startsWith(layer) && !n.operation().tensors().isEmpty())
                .findFirst()
                .orElseThrow();
        float[] kernel = node.operation().tensors().get(0).values();
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(Files.newInputStream(source));
                ZipOutputStream to = new ZipOutputStream(changed)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                byte[] content = from.readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(entry.getName().equals(WEIGHTS) ? replaced(content, kernel, count, value) : content);
                to.closeEntry();
            }
        }
        return Files.write(file, changed.toByteArray());
    }

    private static byte[] replaced(byte[] content, float[] kernel, int count, float value) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 16 <= content.length; at++) {
            if (bytes.getFloat(at) == kernel[0]
                    && bytes.getFloat(at + 4) == kernel[1]
                    && bytes.getFloat(at + 8) == kernel[2]) {
                for (int i = 0; i < count; i++) {
                    bytes.putFloat(at + 4 * i, value);
                }
                return content;
            }
        }
        throw new IllegalStateException("the kernel is not stored as it is");
    }
}
