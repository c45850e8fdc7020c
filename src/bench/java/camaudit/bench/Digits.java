package camaudit.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;

/**
 * Writes datasets of any size from the ten thousand digits in src/demo/mnist, which are repeated as needed:
 *
 * <pre>
 *   png FOLDER COUNT DAMAGED     FOLDER/CLASS/NUMBER.png; every DAMAGED-th is cut short, 0 for none
 *   idx FILE COUNT               images without labels
 *   tar FOLDER COUNT SHARD       WebDataset shards of SHARD digits, PNG and .cls
 *   jpeg FOLDER COUNT            FOLDER/NUMBER.jpg, 224 x 224, enlarged, coloured and with noise
 * </pre>
 */
public final class Digits {
    private static final int SIZE = 28;
    private static final int BLOCK = 512;

    private final byte[][] images;
    private final byte[] labels;

    private Digits() throws IOException {
        try (DataInputStream in = open("src/demo/mnist/images-idx3-ubyte.gz");
                DataInputStream of = open("src/demo/mnist/labels-idx1-ubyte.gz")) {
            in.readInt();
            images = new byte[in.readInt()][];
            in.readLong();
            for (int i = 0; i < images.length; i++) {
                images[i] = in.readNBytes(SIZE * SIZE);
            }
            of.readLong();
            labels = of.readNBytes(images.length);
        }
    }

    private static DataInputStream open(String file) throws IOException {
        return new DataInputStream(new GZIPInputStream(Files.newInputStream(Path.of(file)), 1 << 16));
    }

    public static void main(String[] arguments) throws IOException {
        Digits digits = new Digits();
        Path to = Path.of(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        switch (arguments[0]) {
            case "png" -> digits.files(to, count, Integer.parseInt(arguments[3]));
            case "idx" -> digits.idx(to, count);
            case "tar" -> digits.shards(to, count, Integer.parseInt(arguments[3]));
            case "jpeg" -> digits.photos(to, count);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** The position of a picture's digit; neighbouring pictures have distant digits, since these are sorted by class. */
    private int digit(int number, int count) {
        return count < images.length ? (int) ((long) number * images.length / count) : number % images.length;
    }

    private byte[] png(int digit) throws IOException {
        BufferedImage picture = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, SIZE, SIZE, images[digit]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private void files(Path folder, int count, int damaged) throws IOException {
        for (int i = 0; i < count; i++) {
            int digit = digit(i, count);
            Path file = folder.resolve(labels[digit] + "/" + String.format("%07d.png", i));
            Files.createDirectories(file.getParent());
            byte[] png = png(digit);
            Files.write(file, damaged > 0 && i % damaged == damaged / 2 ? Arrays.copyOf(png, png.length / 2) : png);
        }
    }

    private void idx(Path file, int count) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (DataOutputStream out =
                new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
            for (int value : new int[] {0x803, count, SIZE, SIZE}) {
                out.writeInt(value);
            }
            for (int i = 0; i < count; i++) {
                out.write(images[digit(i, count)]);
            }
        }
    }

    private void photos(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < count; i++) {
            byte[] digit = images[digit(i, count)];
            BufferedImage picture = new BufferedImage(8 * SIZE, 8 * SIZE, BufferedImage.TYPE_INT_RGB);
            for (int at = 0; at < 64 * SIZE * SIZE; at++) {
                int x = at % (8 * SIZE);
                int y = at / (8 * SIZE);
                int ink = (digit[y / 8 * SIZE + x / 8] & 0xff) / 2;
                picture.setRGB(
                        x,
                        y,
                        ((ink + x / 4 + random.nextInt(32)) << 16)
                                | ((ink + y / 4 + random.nextInt(32)) << 8)
                                | (ink + random.nextInt(64)));
            }
            ImageIO.write(
                    picture, "jpg", folder.resolve(String.format("%07d.jpg", i)).toFile());
        }
    }

    private void shards(Path folder, int count, int shard) throws IOException {
        Files.createDirectories(folder);
        byte[][] pngs = new byte[Math.min(count, images.length)][];
        for (int start = 0; start < count; start += shard) {
            Path file = folder.resolve(String.format("digits-%06d.tar", start / shard));
            try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
                for (int i = start; i < Math.min(count, start + shard); i++) {
                    int digit = digit(i, count);
                    int at = i % pngs.length;
                    pngs[at] = pngs[at] == null ? png(digit) : pngs[at];
                    member(out, String.format("%08d.png", i), pngs[at]);
                    member(
                            out,
                            String.format("%08d.cls", i),
                            Integer.toString(labels[digit]).getBytes(StandardCharsets.US_ASCII));
                }
                out.write(new byte[2 * BLOCK]);
            }
        }
    }

    private static void member(OutputStream out, String name, byte[] content) throws IOException {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(
                header,
                100,
                "0000644\0" + "0000000\0" + "0000000\0" + String.format("%011o", content.length) + " 00000000000 ");
        put(header, 148, "        0");
        put(header, 257, "ustar\0" + "00");
        int sum = 0;
        for (byte value : header) {
            sum += value & 0xff;
        }
        put(header, 148, String.format("%06o", sum) + "\0 ");
        out.write(header);
        out.write(content);
        out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
