package camaudit.cli;

import camaudit.Pictures;
import camaudit.image.Pixels;
import camaudit.image.decode.Idx;
import camaudit.image.decode.IdxImages;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** The demo's digits in other forms. */
final class Digits {
    static final int SIDE = 28;

    private Digits() {}

    static List<Pixels> first(int count) throws IOException {
        List<Pixels> all = new ArrayList<>();
        try (IdxImages images =
                IdxImages.open(new BufferedInputStream(Files.newInputStream(Path.of(Cli.IMAGES))), Cli.IMAGES)) {
            while (all.size() < count) {
                all.add(images.next());
            }
        }
        return all;
    }

    static byte[] labels(int count) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(Cli.LABELS))) {
            return Arrays.copyOf(Idx.readLabels(in, Cli.LABELS), count);
        }
    }

    /** Writes a picture in the format of the file's extension and makes the folders above it. */
    static Path write(Path file, Pixels picture) throws IOException {
        Files.createDirectories(file.getParent());
        String name = file.getFileName().toString();
        String format = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!ImageIO.write(Pictures.gray(picture), format, file.toFile())) {
            throw new IOException("no writer of " + format);
        }
        return file;
    }

    /** The bytes of an IDX file of images, all of it. */
    static byte[] idx(List<Pixels> pictures) {
        int size = pictures.get(0).samples().length;
        ByteBuffer bytes = ByteBuffer.allocate(16 + pictures.size() * size)
                .putInt(0x803)
                .putInt(pictures.size())
                .putInt(pictures.get(0).height())
                .putInt(pictures.get(0).width());
        pictures.forEach(picture -> bytes.put(picture.samples()));
        return bytes.array();
    }

    /** The bytes of an IDX file of labels. */
    static byte[] idxLabels(byte... labels) {
        return ByteBuffer.allocate(8 + labels.length)
                .putInt(0x801)
                .putInt(labels.length)
                .put(labels)
                .array();
    }
}
