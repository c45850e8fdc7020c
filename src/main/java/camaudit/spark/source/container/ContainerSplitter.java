package camaudit.spark.source.container;

import camaudit.image.decode.DecodeOptions;
import camaudit.spark.source.FileStamp;
import camaudit.spark.source.Item;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Splits containers into items on the driver. */
public final class ContainerSplitter {
    private static final int THREADS = 16;

    private final ContainerSpec spec;
    private final ContainerFormat format;
    private final Storage storage;
    private final FileList files;
    private final double density;

    /** @param density images a byte, about, where records are not numbered */
    public ContainerSplitter(ContainerFormat format, Storage storage, FileList files, double share, double density) {
        this.spec = ContainerSpec.plain(
                files.root(), format, ClassLabels.none(), share, DecodeOptions.DEFAULT.within(1, 1));
        this.format = format;
        this.storage = storage;
        this.files = files;
        this.density = density;
    }

    /** The items of the dataset or of its first images; where these have no numbers, they are read to be counted. */
    public ContainerItems items(OptionalLong limit) {
        if (format.numbered()) {
            ContainerItems all = new ContainerItems(all(), true);
            return limit.isPresent() ? all.first(limit.getAsLong()) : all;
        }
        return limit.isPresent() ? counted(limit.getAsLong()) : new ContainerItems(all(), false);
    }

    private List<Item> all() {
        ForkJoinPool pool = new ForkJoinPool(format.numbered() ? THREADS : 1);
        try {
            return pool.submit(() -> IntStream.range(0, files.size())
                            .parallel()
                            .mapToObj(files::file)
                            .flatMap(file -> itemsOf(file).stream())
                            .filter(item -> item.expected() > 0)
                            .toList())
                    .join();
        } finally {
            pool.shutdown();
        }
    }

    /** A container that cannot be split is one item, for a task to reject. */
    private List<Item> itemsOf(Storage.Listed file) {
        FileStamp stamp = FileStamp.of(file);
        try {
            return format.split(storage, file, density).stream()
                    .map(split -> Item.part(file.uri(), split.first(), split.count(), expected(split), stamp))
                    .toList();
        } catch (IOException | RuntimeException e) {
            return List.of(Item.part(file.uri(), 0, 1, 1, stamp));
        }
    }

    private long expected(Split split) {
        if (spec.share() >= 1) {
            return split.images();
        }
        if (!format.numbered()) {
            return Math.max(1, Math.round(split.images() * spec.share()));
        }
        return LongStream.range(split.first(), split.end())
                .filter(number -> spec.takes(spec.id(split.uri(), Split.key(number))))
                .count();
    }

    private ContainerItems counted(long limit) {
        List<Item> items = new ArrayList<>();
        long left = limit;
        for (int i = 0; i < files.size() && left > 0; i++) {
            Iterator<Item> parts = itemsOf(files.file(i)).iterator();
            while (parts.hasNext() && left > 0) {
                Item part = parts.next();
                long images = count(part, left + 1);
                if (images > 0) {
                    Item exact =
                            Item.part(part.uri(), part.first(), part.count(), Math.min(left, images), part.stamp());
                    items.add(images <= left ? exact : exact.atMost(left));
                }
                left -= Math.min(left, images);
            }
        }
        return new ContainerItems(items, true);
    }

    private long count(Item item, long most) {
        long images = 0;
        try (ContainerReader reader = new ContainerReader(List.of(item).iterator(), spec, storage)) {
            while (images < most && reader.hasNext()) {
                reader.pass();
                images++;
            }
        } catch (IOException e) {
            throw new InputException(item.uri() + " cannot be read: " + e.getMessage(), e);
        }
        return images;
    }
}
