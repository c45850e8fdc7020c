package camaudit.spark.source;

import camaudit.image.DecodeOptions;
import camaudit.image.MaskRule;
import camaudit.spark.source.record.ClassLabels;
import camaudit.spark.source.record.ContainerFormat;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** Images in containers; tasks read the parts that the driver cut them into. */
final class ContainerSource implements ImageSource {
    private static final long serialVersionUID = 1L;

    private final String root;
    private final Layout layout;
    private final ContainerFormat format;
    private final ClassLabels labels;
    private final double share;
    private final DecodeOptions decode;
    private final @Nullable MaskRule masks;
    private final @Nullable RecordAnnotations annotations;
    private final String description;
    /** On the driver only. */
    private final transient Cut cut;

    /**
     * What the driver found.
     *
     * @param exact true if as many images as expected will come
     */
    record Cut(List<Item> items, boolean exact) {
        Cut {
            items = List.copyOf(items);
        }

        long images() {
            return items.stream().mapToLong(Item::expected).sum();
        }

        /** At most so many images of it, which are counted already. */
        Cut first(long limit) {
            List<Item> taken = new ArrayList<>();
            long left = limit;
            for (Item item : items) {
                if (left == 0) {
                    break;
                }
                taken.add(item.expected() <= left ? item : item.atMost(left));
                left -= Math.min(left, item.expected());
            }
            return new Cut(taken, exact);
        }
    }

    /**
     * A dataset.
     *
     * @param masks which values of masks beside images are foreground; empty where they do not count
     * @param annotations what files tell of the images; empty where there are none
     * @param description what was found, for a person
     */
    ContainerSource(
            String root,
            Layout layout,
            ContainerFormat format,
            ClassLabels labels,
            double share,
            DecodeOptions decode,
            Optional<MaskRule> masks,
            Optional<RecordAnnotations> annotations,
            String description,
            Cut cut) {
        this.root = Objects.requireNonNull(root);
        this.layout = Objects.requireNonNull(layout);
        this.format = Objects.requireNonNull(format);
        this.labels = Objects.requireNonNull(labels);
        this.share = share;
        this.decode = Objects.requireNonNull(decode);
        this.masks = masks.orElse(null);
        this.annotations = annotations.orElse(null);
        this.description = Objects.requireNonNull(description);
        this.cut = Objects.requireNonNull(cut);
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public String uri() {
        return root;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Count count() {
        return new Count(cut.images(), cut.exact());
    }

    @Override
    public boolean labelled() {
        return !labels.isEmpty() || (annotations != null && annotations.givesLabels());
    }

    @Override
    public Iterator<Item> items() {
        return annotations == null
                ? cut.items().iterator()
                : cut.items().stream()
                        .map(item -> item.told(annotations.digest()))
                        .iterator();
    }

    @Override
    public SourceReader read(Iterator<Item> items, Configuration hadoop) {
        return new ContainerReader(
                items,
                root,
                format,
                labels,
                share,
                decode,
                Optional.ofNullable(masks),
                Optional.ofNullable(annotations),
                new Storage(hadoop));
    }
}
