package camaudit.report;

import java.io.Serializable;
import java.util.Iterator;

/** Draws explanations; runs in tasks. */
@FunctionalInterface
public interface PageRenderer extends Serializable {

    /**
     * The bytes of a PNG of one page.
     *
     * @param title what the images of the page have in common
     * @param images what is on it, one or more, each read when it is asked for
     */
    byte[] paint(ContactSheet.Title title, Iterator<FigureInput> images);
}
