package camaudit.spark.source;

import camaudit.image.Idx;
import camaudit.image.InputException;
import camaudit.spark.source.cifar.CifarFormat;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Tells datasets apart: one file by its content, many by their names and the content of the first. */
final class Detection {
    private static final int TAR_MAGIC_AT = 257;
    private static final int HEAD = 512;

    private final Storage storage;
    private final String images;
    private final FileList files;

    private Detection(Storage storage, String images, FileList files) {
        this.storage = storage;
        this.images = images;
        this.files = files;
    }

    /**
     * Finds the inputs of a dataset.
     *
     * @param asked the layout that the user wants, or AUTO; image files are not sorted out from others here
     * @throws InputException if files of several layouts are there and the user does not say which he means
     */
    static Detected of(Storage storage, String images, Layout asked, FileList files) {
        Detection detection = new Detection(storage, images, files);
        boolean single = files.size() == 1 && files.name(0).isEmpty();
        if (asked == Layout.AUTO) {
            return single ? detection.single() : detection.many();
        }
        return single ? new Detected(asked, files, 0, "") : detection.of(asked);
    }

    private Detected single() {
        String uri = files.root();
        byte[] head = head(uri);
        String magic = new String(head, StandardCharsets.ISO_8859_1);
        if (magic.startsWith("\0\0\b") && head.length > 3 && head[3] > 0) {
            return new Detected(Layout.IDX, files, 0, "the file begins as IDX does");
        }
        if (magic.startsWith("PAR1")) {
            return new Detected(Layout.PARQUET, files, 0, "the file begins with PAR1");
        }
        if (magic.startsWith("SEQ")) {
            return new Detected(Layout.SEQUENCE, files, 0, "the file begins with SEQ");
        }
        if (magic.startsWith("ustar", TAR_MAGIC_AT) || FileNames.layout(uri) == Layout.TAR) {
            return new Detected(Layout.TAR, files, 0, "the file is a tar archive");
        }
        if (FileNames.layout(uri) == Layout.CIFAR
                && CifarFormat.fits(files.file(0).length())) {
            return new Detected(Layout.CIFAR, files, 0, "the file is a .bin of whole CIFAR records");
        }
        return new Detected(Layout.FILES, files, 0, "");
    }

    private byte[] head(String uri) {
        try (InputStream in = Idx.maybeGunzip(storage.open(uri), uri)) {
            return in.readNBytes(HEAD);
        } catch (IOException | InputException e) {
            return new byte[0];
        }
    }

    private Detected many() {
        Map<Layout, Integer> found = new EnumMap<>(Layout.class);
        boolean sequences = sequences();
        boolean batches = batches();
        for (int i = 0; i < files.size(); i++) {
            found.merge(layout(files.name(i), sequences, batches), 1, Integer::sum);
        }
        found.remove(Layout.AUTO);
        if (found.size() > 1) {
            List<String> parts = new ArrayList<>();
            List<String> formats = new ArrayList<>();
            found.forEach((layout, count) -> {
                int first = IntStream.range(0, files.size())
                        .filter(i -> layout(files.name(i), sequences, batches) == layout)
                        .findFirst()
                        .orElseThrow();
                parts.add(String.format(Locale.ROOT, "%,d of %s (%s, …)", count, written(layout), files.name(first)));
                formats.add("--format " + written(layout));
            });
            throw new InputException("--images " + images + " holds files of several formats: "
                    + String.join(", ", parts) + ". Say which are meant: " + String.join(" or ", formats));
        }
        if (found.isEmpty()) {
            return new Detected(Layout.FILES, files, 0, "");
        }
        Layout layout = found.keySet().iterator().next();
        if (layout == Layout.FILES) {
            return new Detected(Layout.FILES, files, 0, "");
        }
        FileList inputs = files.filter(i -> layout(files.name(i), sequences, batches) == layout);
        return new Detected(layout, inputs, files.size() - inputs.size(), why(layout));
    }

    private static String why(Layout layout) {
        return switch (layout) {
            case PARQUET -> "the files end in .parquet";
            case TAR -> "the files end in .tar, .tar.gz or .tgz";
            case CIFAR -> "the files end in .bin and have the size of whole CIFAR records";
            case SEQUENCE -> "the first file begins with SEQ";
            default -> "of the files' names";
        };
    }

    private static String written(Layout layout) {
        return layout.name().toLowerCase(Locale.ROOT);
    }

    private static Layout layout(String name, boolean sequences, boolean batches) {
        Layout layout = FileNames.layout(name);
        if (layout == Layout.AUTO) {
            return sequences && FileNames.maybeSequence(name) ? Layout.SEQUENCE : Layout.AUTO;
        }
        return layout == Layout.CIFAR && !batches ? Layout.AUTO : layout;
    }

    private boolean sequences() {
        return IntStream.range(0, files.size())
                .filter(i -> FileNames.layout(files.name(i)) == Layout.AUTO && FileNames.maybeSequence(files.name(i)))
                .limit(3)
                .anyMatch(i -> new String(head(files.file(i).uri()), StandardCharsets.ISO_8859_1).startsWith("SEQ"));
    }

    private boolean batches() {
        return IntStream.range(0, files.size())
                .anyMatch(i -> FileNames.layout(files.name(i)) == Layout.CIFAR
                        && CifarFormat.fits(files.file(i).length()));
    }

    /** The files whose names speak for what was asked for; where none does, all but those that speak for something else. */
    private Detected of(Layout asked) {
        if (asked == Layout.FILES) {
            return new Detected(asked, files, 0, "");
        }
        FileList named = files.filter(i -> FileNames.layout(files.name(i)) == asked);
        FileList inputs = named.size() > 0
                ? named
                : files.filter(i -> FileNames.layout(files.name(i)) == Layout.AUTO
                        && (asked != Layout.SEQUENCE || FileNames.maybeSequence(files.name(i))));
        if (inputs.size() == 0) {
            throw new InputException("--images " + images + ": none of its " + files.size() + " files"
                    + (files.size() == 0 ? "" : " (" + files.name(0) + ", …)") + " may be one of --format "
                    + written(asked));
        }
        return new Detected(asked, inputs, files.size() - inputs.size(), "");
    }
}
