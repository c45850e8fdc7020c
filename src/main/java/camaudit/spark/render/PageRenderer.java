package camaudit.spark.render;

import camaudit.image.Pixels;
import camaudit.resample.FloatMap;
import camaudit.resample.Placement;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;

/** Draws explanations; runs in tasks. */
@FunctionalInterface
public interface PageRenderer extends Serializable {

    /**
     * The bytes of a PNG of one page.
     *
     * @param rows what is on it, one or more, each read when it is asked for
     */
    byte[] paint(Page page, Iterator<Explained> rows);

    /**
     * What the images of a page have in common.
     *
     * @param by what makes a class, {@code label}, {@code predicted} or {@code target}
     * @param className the class, empty where the page is not of a class
     * @param count rows of the class and method, on this page or not
     * @param chosen how many of them fulfil the predicate
     * @param labelled how many of them have a label
     * @param right how many of them are predicted as their label says
     * @param number of this page among those of the class, from 1
     */
    record Page(
            String by,
            Optional<String> className,
            long count,
            long chosen,
            long labelled,
            long right,
            int number,
            int pages) {
        public Page {
            Objects.requireNonNull(by);
            Objects.requireNonNull(className);
        }
    }

    /**
     * One row of the explanations table with its picture.
     *
     * @param picture as the network saw it
     * @param map signed, before ReLU
     * @param placement where the map's cells lie on the picture
     * @param label name of the true class, where known
     * @param value what the row was chosen by, where it was
     */
    record Explained(
            Pixels picture,
            FloatMap map,
            Placement placement,
            String imageId,
            Optional<String> label,
            String predicted,
            String target,
            double probability,
            double logit,
            String method,
            String layer,
            String status,
            Optional<Double> value) {
        public Explained {
            Objects.requireNonNull(picture);
            Objects.requireNonNull(map);
            Objects.requireNonNull(placement);
            Objects.requireNonNull(label);
            Objects.requireNonNull(value);
        }
    }
}
