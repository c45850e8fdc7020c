package camaudit.cli;

import camaudit.Pictures;
import camaudit.image.Pixels;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;

/** Digits packed into containers. */
final class Packed {
    private Packed() {}

    static byte[] png(Pixels picture) {
        return Pictures.png(Pictures.gray(picture));
    }

    /** A shard of {@code 0003.png} with {@code 0003.cls}, from these digits on. */
    static Path tar(Path file, List<Pixels> pictures, byte[] labels, int from, int until) throws IOException {
        Files.createDirectories(file.getParent());
        OutputStream out = Files.newOutputStream(file);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                file.toString().endsWith("gz") ? new GZIPOutputStream(out) : out, StandardCharsets.UTF_8.name())) {
            for (int i = from; i < until; i++) {
                String name = String.format("%04d", i);
                add(tar, name + ".png", png(pictures.get(i)));
                add(tar, name + ".cls", Byte.toString(labels[i]).getBytes(StandardCharsets.US_ASCII));
            }
            add(tar, "about.txt", new byte[] {'x'});
        }
        return file;
    }

    static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /** A SequenceFile of {@code 7/0003.png}, from these digits on. */
    static Path sequence(
            Path file,
            List<Pixels> pictures,
            byte[] labels,
            int from,
            int until,
            SequenceFile.CompressionType compression)
            throws IOException {
        try (SequenceFile.Writer writer = SequenceFile.createWriter(
                new Configuration(),
                SequenceFile.Writer.file(new org.apache.hadoop.fs.Path(file.toString())),
                SequenceFile.Writer.keyClass(Text.class),
                SequenceFile.Writer.valueClass(BytesWritable.class),
                SequenceFile.Writer.compression(compression))) {
            for (int i = from; i < until; i++) {
                writer.append(
                        new Text(labels[i] + String.format("/%04d.png", i)), new BytesWritable(png(pictures.get(i))));
            }
        }
        return file;
    }
}
