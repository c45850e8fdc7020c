package camaudit.vocabulary;

import static camaudit.vocabulary.Column.optional;
import static camaudit.vocabulary.Column.required;
import static camaudit.vocabulary.ColumnType.BYTES;
import static camaudit.vocabulary.ColumnType.NUMBER;
import static camaudit.vocabulary.ColumnType.REAL;
import static camaudit.vocabulary.ColumnType.REALS;
import static camaudit.vocabulary.ColumnType.TEXT;
import static camaudit.vocabulary.ColumnType.WHOLE;

/** The columns of a run's tables, except those of statistics of maps, which {@link Column#of} makes. */
public final class Columns {
    public static final Column IMAGE_ID = required(
            "image_id",
            TEXT,
            "path below `--images`, in a container with `#` and the row, member or key in it (IDX: the zero-padded number)");
    public static final Column URI = required("uri", TEXT, "where the image was");
    public static final Column CONTENT_SHA256 =
            required("content_sha256", TEXT, "digest of its bytes (IDX: of its pixels)");
    public static final Column LABEL = optional("label", WHOLE, "the image's class by number, where it is known");
    public static final Column PREDICTED = required("predicted", WHOLE, "the class that the network names");
    public static final Column TARGET = required("target", WHOLE, "the class that is explained");
    public static final Column LOGIT = required("logit", REAL, "the target's score before softmax");
    public static final Column PROBABILITY =
            required(Statistic.PROBABILITY.label(), REAL, "the target's score after softmax");
    public static final Column METHOD = required("method", TEXT, "the attribution method");
    public static final Column LAYER = required(
            "layer", TEXT, "the target layer, several with `+`, or the network's input where the map is of its size");
    public static final Column STATUS = required(
            "status",
            TEXT,
            "`OK`; `ALL_NEGATIVE`, nothing speaks for the target; `ZERO_GRADIENT`, every value is 0; `NOT_FINITE`");
    public static final Column CAM = required("cam", REALS, "the raw map, signed, before ReLU, row-major");
    public static final Column CAM_HEIGHT = required("cam_height", WHOLE, "its rows, at the layer's resolution");
    public static final Column CAM_WIDTH = required("cam_width", WHOLE, "its columns, likewise");
    public static final Column HEATMAP =
            optional("heatmap", BYTES, "with `--heatmap input`: 8-bit gray PNG at the size of the network's input");
    public static final Column IMAGE_WIDTH = required("image_width", WHOLE, "of the image as stored");
    public static final Column IMAGE_HEIGHT = required("image_height", WHOLE, "likewise");
    public static final Column MODEL_SHA256 = required("model_sha256", TEXT, "digest of the model that made the row");
    public static final Column RUN_ID = required("run_id", TEXT, "the run that made the row");

    public static final Column REASON = required("reason", TEXT, "why the image could not be used, a name");
    public static final Column MESSAGE = required("message", TEXT, "the same in words");
    public static final Column REJECTION_REASON = optional("rejection_reason", TEXT, REASON.doc());
    public static final Column REJECTION_MESSAGE = optional("rejection_message", TEXT, MESSAGE.doc());

    public static final Column SUBJECT =
            required("subject", TEXT, "whose map: `model`, or that of a control, `random-cam` or `random-weights`");

    private static final String PROBABILITY_ON = "p_";
    private static final String PREDICTED_ON = "predicted_";

    private Columns() {}

    /** The probability of the target on a variant of the picture. */
    public static Column probability(Variant variant) {
        return variant == Variant.ORIGINAL
                ? PROBABILITY
                : optional(
                        PROBABILITY_ON + variant.label(),
                        NUMBER,
                        "with `--counterfactual`: the target's probability for " + variant.meaning());
    }

    /** The class that the network names on a variant of the picture. */
    public static Column predicted(Variant variant) {
        return variant == Variant.ORIGINAL
                ? PREDICTED
                : optional(
                        PREDICTED_ON + variant.label(),
                        WHOLE,
                        "with `--counterfactual`: the class that the network names for " + variant.meaning());
    }
}
