package camaudit.spark.source;

import camaudit.image.InputException;
import camaudit.image.decode.DecodeOptions;
import camaudit.spark.source.record.ClassLabels;
import camaudit.spark.source.record.ContainerFormat;
import camaudit.spark.source.record.Span;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Cuts containers into items on the driver. */
final class Cutting {
    private static final int THREADS = 16;

    private final ContainerFormat format;
    private final Storage storage;
    private final FileList files;
    private final double share;
    private final double density;

    Cutting(ContainerFormat format, Storage storage, FileList files, double share, double density) {
        this.format = format;
        this.storage = storage;
        this.files = files;
        this.share = share;
        this.density = density;
    }

    /** The items of the dataset or of its first images; where these have no numbers, they are read to be counted. */
    ContainerSource.Cut cut(OptionalLong limit) {
        if (format.numbered()) {
            ContainerSource.Cut all = new ContainerSource.Cut(all(), true);
            return limit.isPresent() ? all.first(limit.getAsLong()) : all;
        }
        return limit.isPresent() ? counted(limit.getAsLong()) : new ContainerSource.Cut(all(), false);
    }

    private List<Item> all() {
        ForkJoinPool pool = new ForkJoinPool(format.numbered() ? THREADS : 1);
        try {
            return pool.submit(() -> IntStream.range(0, files.size())
                            .parallel()
                            .mapToObj(files::file)
                            .flatMap(file -> items(file).stream())
                            .filter(item -> item.expected() > 0)
                            .toList())
                    .join();
        } finally {
            pool.shutdown();
        }
    }

    /** A container that cannot be cut is one item, for a task to reject. */
    private List<Item> items(Storage.Listed file) {
        FileStamp stamp = FileStamp.of(file);
        try {
            return format.cut(storage, file, density).stream()
                    .map(span -> Item.part(file.uri(), span.first(), span.count(), expected(span), stamp))
                    .toList();
        } catch (IOException | RuntimeException e) {
            return List.of(Item.part(file.uri(), 0, 1, 1, stamp));
        }
    }

    private long expected(Span span) {
        if (share >= 1) {
            return span.images();
        }
        if (!format.numbered()) {
            return Math.max(1, Math.round(span.images() * share));
        }
        return LongStream.range(span.first(), span.end())
                .filter(number -> Sampling.takes(Names.record(files.root(), span.uri(), Span.key(number)), share))
                .count();
    }

    private ContainerSource.Cut counted(long limit) {
        List<Item> items = new ArrayList<>();
        long left = limit;
        for (int i = 0; i < files.size() && left > 0; i++) {
            Iterator<Item> parts = items(files.file(i)).iterator();
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
        return new ContainerSource.Cut(items, true);
    }

    private long count(Item item, long most) {
        long images = 0;
        try (ContainerReader reader = new ContainerReader(
                List.of(item).iterator(),
                files.root(),
                format,
                ClassLabels.none(),
                share,
                DecodeOptions.DEFAULT.within(1, 1),
                Optional.empty(),
                Optional.empty(),
                storage)) {
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
