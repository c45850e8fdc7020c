package camaudit.spec;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Which figures are drawn of a finished run, and how.
 *
 * @param explanations the output folder of an explain run
 * @param images where the images are now; empty where they still are where they were
 * @param by what makes a class on class sheets; empty for the label where there are labels, else the prediction
 * @param columns images in a row of a class sheet
 * @param rows rows of images on a class sheet
 * @param classNames empty for those of the run
 * @param overwrite whether the output folder may hold figures already
 */
public record RenderRequest(
        String explanations,
        Optional<String> images,
        String output,
        RenderSheet sheet,
        Optional<By> by,
        int columns,
        int rows,
        List<String> classNames,
        Geometry geometry,
        HeatDrawing drawing,
        RenderChoice choice,
        boolean overwrite) {
    /** What makes a class on a class sheet. */
    public enum By {
        LABEL,
        PREDICTED,
        TARGET;

        /** The table's column that holds the class. */
        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a map's cells are drawn on the image. */
    public enum Geometry {
        /** Each cell at the centre of its receptive field. */
        RECEPTIVE_FIELD,
        /** The map stretched over the whole image. */
        HALFPIXEL
    }

    public RenderRequest {
        Objects.requireNonNull(explanations);
        Objects.requireNonNull(images);
        Objects.requireNonNull(output);
        Objects.requireNonNull(sheet);
        Objects.requireNonNull(by);
        classNames = List.copyOf(classNames);
        Objects.requireNonNull(geometry);
        Objects.requireNonNull(drawing);
        Objects.requireNonNull(choice);
    }

    /** How many images a class sheet holds. */
    public int capacity() {
        return columns * rows;
    }
}
