package camaudit.spark.source;

import camaudit.image.DecodeOptions;
import camaudit.spark.source.record.ClassLabels;
import camaudit.spark.source.record.ContainerFormat;
import camaudit.spark.source.sequence.SequenceFormat;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import java.util.Optional;
import java.util.OptionalLong;

/** Containers that are cut into smaller parts than users' are. */
public final class SmallParts {
    private SmallParts() {}

    /** A SequenceFile that is cut every so many bytes. */
    public static ImageSource sequence(Storage storage, String uri, long part, OptionalLong limit) {
        ContainerFormat format = new SequenceFormat(part);
        return new ContainerSource(
                storage.qualify(uri),
                Layout.SEQUENCE,
                format,
                ClassLabels.none(),
                1,
                DecodeOptions.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                uri,
                new Cutting(format, storage, storage.list(uri, told -> {}), 1, 0.001).cut(limit));
    }
}
