package camaudit.bench.textured;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes pictures for training, as images.idx.gz (count, side, side, 3) and labels.idx.gz. */
final class IdxFiles {
    private IdxFiles() {}

    static void write(Sampler sampler, Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        int side = sampler.things().side();
        try (DataOutputStream images = idx(folder.resolve("images.idx.gz"), count, side, side, 3);
                DataOutputStream labels = idx(folder.resolve("labels.idx.gz"), count)) {
            List<Integer> numbers = sampler.things().numbers(Use.TRAINING);
            for (int i = 0; i < count; i++) {
                Sampler.Sample sample =
                        sampler.sample(i, numbers.get(i % numbers.size()), Use.TRAINING, Pairing.OWN, new int[0]);
                labels.writeByte(sample.label());
                byte[] bytes = new byte[3 * side * side];
                for (int p = 0; p < bytes.length; p++) {
                    bytes[p] = (byte) Math.round(sample.colors()[p % 3][p / 3]);
                }
                images.write(bytes);
            }
        }
    }

    private static DataOutputStream idx(Path file, int... shape) throws IOException {
        OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16) {
            {
                def.setLevel(1);
            }
        };
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(packed, 1 << 20));
        out.writeInt(0x800 + shape.length);
        for (int length : shape) {
            out.writeInt(length);
        }
        return out;
    }
}
