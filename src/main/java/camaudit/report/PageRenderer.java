package camaudit.report;

import java.io.Serializable;
import java.util.Iterator;

/** Draws explanations; runs in Spark's tasks. */
@FunctionalInterface
public interface PageRenderer extends Serializable {

    /**
     * The bytes of a PNG of one page.
     *
     * @param title what the images of the page have in common
     * @param images the images on it, one or more, each read when it is needed
     */
    byte[] paint(ContactSheet.Title title, Iterator<FigureInput> images);
}
