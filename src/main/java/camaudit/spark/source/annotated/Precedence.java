package camaudit.spark.source.annotated;

import camaudit.spec.Foregrounds;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the things that are stated of an image's foreground counts: a manifest's mask, then one by name, then boxes and outlines.
 *
 * @param ownBoxes true if there is a file of boxes
 * @param byLabels true if the file of labels may give foregrounds where there is none of boxes
 * @param names of the classes in the network's order; empty where nothing names them
 */
record Precedence(boolean ownBoxes, boolean byLabels, ArrayList<String> names) implements Serializable {
    private static final long serialVersionUID = 1L;

    static Precedence of(Foregrounds foregrounds, List<String> names) {
        return new Precedence(foregrounds.boxFile().isPresent(), foregrounds.byLabels(), new ArrayList<>(names));
    }

    boolean masksOfLabels() {
        return ownBoxes || byLabels;
    }
}
