package camaudit.image.decode;

import camaudit.image.Rejection.Reason;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Listens to a JDK reader, which fills the missing part of a damaged picture with gray or black and only warns.
 *
 * <p>Of libjpeg's warnings those about markers, metadata and stray bytes before a marker are harmless; those about the data of the picture
 * are not.
 */
final class ReadObserver implements IIOReadWarningListener, IIOReadProgressListener {
    private static final float COMPLETE = 99.999f;

    private final List<String> damage = new ArrayList<>();
    private float progress;

    void checkWarnings() throws DecodeException {
        if (!damage.isEmpty()) {
            throw new DecodeException(
                    Reason.TRUNCATED,
                    "the data of the picture are cut short or damaged (" + damage.get(0) + "): copy the file again");
        }
    }

    /** Rejects a picture whose reader has not reached the last row; for a reader that reports every row. */
    void checkRows() throws DecodeException {
        if (progress < COMPLETE) {
            throw new DecodeException(
                    Reason.TRUNCATED,
                    "the picture stops after " + Math.round(progress) + " % of its rows: copy the file again");
        }
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        boolean stray = warning.contains("extraneous bytes before marker");
        if ((warning.startsWith("Corrupt JPEG data") && !stray)
                || warning.startsWith("Premature end")
                || warning.startsWith("Truncated File")
                || warning.startsWith("Inconsistent progression")
                || warning.startsWith("Out-of-sequence code")) {
            damage.add(warning);
        }
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        progress = Math.max(progress, percentageDone);
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
}
