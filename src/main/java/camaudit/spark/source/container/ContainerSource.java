package camaudit.spark.source.container;

import camaudit.spark.source.Count;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.Item;
import camaudit.spark.source.SourceReader;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import java.util.Iterator;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;

/** Images in containers; tasks read the parts that the driver split them into. */
public final class ContainerSource implements ImageSource {
    private static final long serialVersionUID = 1L;

    private final ContainerSpec spec;
    private final String description;
    /** On the driver only. */
    private final transient ContainerItems items;

    /**
     * A dataset.
     *
     * @param description what was found, in words
     */
    public ContainerSource(ContainerSpec spec, String description, ContainerItems items) {
        this.spec = Objects.requireNonNull(spec);
        this.description = Objects.requireNonNull(description);
        this.items = Objects.requireNonNull(items);
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public String uri() {
        return spec.root();
    }

    @Override
    public Layout layout() {
        return spec.format().layout();
    }

    @Override
    public Count count() {
        return items.count();
    }

    @Override
    public boolean labelled() {
        return !spec.labels().isEmpty()
                || (spec.annotations() != null && spec.annotations().givesLabels());
    }

    @Override
    public Iterator<Item> items() {
        return spec.annotations() == null
                ? items.items().iterator()
                : items.items().stream()
                        .map(item -> item.annotated(spec.annotations().digest()))
                        .iterator();
    }

    @Override
    public SourceReader read(Iterator<Item> taken, Configuration hadoop) {
        return new ContainerReader(taken, spec, new Storage(hadoop));
    }
}
