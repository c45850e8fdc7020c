package camaudit.spark.source.container;

import camaudit.image.decode.DecodeOptions;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.sequence.SequenceFormat;
import camaudit.spark.storage.Storage;
import java.util.OptionalLong;

/** Containers that are cut into smaller parts than users' are. */
public final class SmallParts {
    private SmallParts() {}

    /** A SequenceFile that is cut every so many bytes. */
    public static ImageSource sequence(Storage storage, String uri, long part, OptionalLong limit) {
        ContainerFormat format = new SequenceFormat(part);
        return new ContainerSource(
                ContainerSpec.plain(storage.qualify(uri), format, ClassLabels.none(), 1, DecodeOptions.DEFAULT),
                uri,
                new ContainerSplitter(format, storage, storage.list(uri, progress -> {}), 1, 0.001).items(limit));
    }
}
