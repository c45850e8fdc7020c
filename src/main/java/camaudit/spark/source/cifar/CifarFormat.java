package camaudit.spark.source.cifar;

import camaudit.spark.source.FormatSigns;
import camaudit.spark.source.container.ContainerFormat;
import camaudit.spark.source.container.RecordCursor;
import camaudit.spark.source.container.Split;
import camaudit.spark.storage.Storage;
import camaudit.spec.BoxForm;
import camaudit.spec.Layout;
import camaudit.text.InputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The binary version of CIFAR: records of one label byte (CIFAR-10) or two (CIFAR-100: coarse, then fine, which is the one taken)
 * and 32×32 pixels, all red ones first, then green, then blue.
 */
public final class CifarFormat implements ContainerFormat {
    private static final long serialVersionUID = 1L;

    static final int SIDE = 32;
    static final int PIXELS = 3 * SIDE * SIDE;
    private static final long IMAGES_PER_SPLIT = 512;
    private static final long MOST_NAMES = 1 << 20;

    private static final Pattern NAMES = FormatSigns.endings("bin");
    private static final FormatSigns SIGNS = new FormatSigns(
            Layout.CIFAR,
            NAMES,
            true,
            file -> NAMES.matcher(file.file().uri()).matches()
                    && fits(file.file().length()),
            Long.MAX_VALUE,
            "the file is a .bin of whole CIFAR records",
            "the files end in .bin and have the size of whole CIFAR records");

    private final int labelBytes;

    /** CIFAR-10. */
    public CifarFormat() {
        this(1);
    }

    private CifarFormat(int labelBytes) {
        this.labelBytes = labelBytes;
    }

    @Override
    public FormatSigns signs() {
        return SIGNS;
    }

    /**
     * The kind by the size of a file; where both fit, by {@code fine_label_names.txt} beside it.
     *
     * @throws InputException if the size is a multiple of neither record's
     */
    @Override
    public CifarFormat of(Storage storage, Storage.Listed file, long maxBytes, Optional<BoxForm> boxes) {
        boolean ten = isTen(file.length());
        boolean hundred = isHundred(file.length());
        if (!ten && !hundred) {
            throw new InputException(file.uri() + " has " + file.length() + " bytes, no multiple of " + (PIXELS + 1)
                    + " (CIFAR-10) or " + (PIXELS + 2)
                    + " (CIFAR-100): it is cut short or no CIFAR batch, copy it again or give --format");
        }
        boolean fine = hundred && (!ten || storage.exists(beside(file.uri(), "fine_label_names.txt")));
        return new CifarFormat(fine ? 2 : 1);
    }

    @Override
    public boolean isTypical(Storage.Listed file) {
        return fits(file.length());
    }

    private static boolean fits(long bytes) {
        return isTen(bytes) || isHundred(bytes);
    }

    private static boolean isTen(long bytes) {
        return bytes > 0 && bytes % (PIXELS + 1) == 0;
    }

    private static boolean isHundred(long bytes) {
        return bytes > 0 && bytes % (PIXELS + 2) == 0;
    }

    private static String beside(String uri, String name) {
        return uri.substring(0, uri.lastIndexOf('/') + 1) + name;
    }

    @Override
    public String plural() {
        return labelBytes == 1 ? "CIFAR-10 batches" : "CIFAR-100 batches";
    }

    @Override
    public boolean numbered() {
        return true;
    }

    /** A last record that is cut short counts, too. */
    @Override
    public List<Split> split(Storage storage, Storage.Listed file, double density) {
        int record = labelBytes + PIXELS;
        long images = Math.max(1, (file.length() + record - 1) / record);
        return LongStream.range(0, (images + IMAGES_PER_SPLIT - 1) / IMAGES_PER_SPLIT)
                .mapToObj(part -> {
                    long count = Math.min(IMAGES_PER_SPLIT, images - part * IMAGES_PER_SPLIT);
                    return new Split(file.uri(), part * IMAGES_PER_SPLIT, count, count);
                })
                .toList();
    }

    @Override
    public RecordCursor open(Storage storage, String uri) {
        return new CifarContainer(storage.open(uri), labelBytes);
    }

    /** The names in {@code batches.meta.txt} or {@code fine_label_names.txt} beside a batch; empty where there is no such file. */
    @Override
    public List<String> classNames(Storage storage, String uri) {
        String names = beside(uri, labelBytes == 1 ? "batches.meta.txt" : "fine_label_names.txt");
        if (!storage.exists(names)) {
            return List.of();
        }
        return Stream.of(new String(storage.read(names, MOST_NAMES), StandardCharsets.UTF_8).split("\\R"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
