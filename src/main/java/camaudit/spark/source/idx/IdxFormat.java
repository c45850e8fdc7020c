package camaudit.spark.source.idx;

import camaudit.image.DecodeOptions;
import camaudit.spark.source.CandidateFile;
import camaudit.spark.source.DatasetFiles;
import camaudit.spark.source.Layout;
import camaudit.spark.source.OpenedSource;
import camaudit.spark.source.PictureStore;
import camaudit.spark.source.SourceFormat;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.storage.Storage;
import java.util.Optional;

/** One IDX file with its labels. */
public final class IdxFormat implements SourceFormat {
    private static final String MAGIC = "\0\0\b";

    @Override
    public Layout layout() {
        return Layout.IDX;
    }

    @Override
    public Optional<String> recognize(CandidateFile file) {
        String head = file.head();
        return head.startsWith(MAGIC) && head.length() > MAGIC.length() && (byte) head.charAt(MAGIC.length()) > 0
                ? Optional.of("the file begins as IDX does")
                : Optional.empty();
    }

    @Override
    public Optional<OpenedSource> openUnlisted(Storage storage, SourceRequest request) {
        return Optional.of(IdxOpening.open(storage, request));
    }

    @Override
    public OpenedSource openDataset(Storage storage, SourceRequest request, DatasetFiles found) {
        return IdxOpening.open(storage, request);
    }

    @Override
    public PictureStore pictures(String images, DecodeOptions decode, Storage storage) {
        return new IdxPictures(images, storage);
    }
}
