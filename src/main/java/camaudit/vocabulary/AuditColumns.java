package camaudit.vocabulary;

import static camaudit.vocabulary.Column.optional;
import static camaudit.vocabulary.Column.required;
import static camaudit.vocabulary.ColumnType.COUNT;
import static camaudit.vocabulary.ColumnType.FLAG;
import static camaudit.vocabulary.ColumnType.NUMBER;
import static camaudit.vocabulary.ColumnType.TEXT;
import static camaudit.vocabulary.ColumnType.WHOLE;

/** The columns of an audit's tables that a run's tables do not have, or that mean something else there. */
public final class AuditColumns {
    public static final Column CHECK = required("check", TEXT, "the check's name");
    public static final Column KIND = required(
            "kind",
            TEXT,
            "`threshold`, `gap`, `accuracy`, `accuracy-known`, `class-collapse`, `finite-maps`, `rejections`, `blank-maps`, "
                    + "`bias`, `masks` or `drift`");
    public static final Column SEVERITY = required("severity", TEXT, "what a finding does: `WARN` or `FAIL`");
    public static final Column VERDICT =
            Columns.STATUS.as("`PASS`, `WARN`, `FAIL`, `NOT_APPLICABLE` or `INCONCLUSIVE`");
    public static final Column SLICE =
            required("slice", TEXT, "the images it is about, such as `label=cat & site=A`; `all` for all");
    public static final Column STATISTIC = required("statistic", TEXT, "what was measured");
    public static final Column VALUE = optional("value", NUMBER, "what it is; null where it could not be measured");
    public static final Column LOWER = optional("lower", NUMBER, "the 95 % interval's lower end");
    public static final Column UPPER = optional("upper", NUMBER, "its upper end");
    public static final Column THRESHOLD = optional("threshold", NUMBER, "what the value was compared with");
    public static final Column IMAGES = required("images", COUNT, "how many images it is about");
    public static final Column FINDING = Columns.MESSAGE.as("the finding in words");

    public static final Column CONDITIONS = required("conditions", WHOLE, "how many conditions the slice has");
    public static final Column ACCURACY =
            optional("accuracy", NUMBER, "share of its labelled images that are classified correctly");
    public static final Column BLANK_MAPS =
            required(Statistic.BLANK.label(), COUNT, "how many of its images have a map without heat");
    public static final Column VALUES = required("values", COUNT, "how many of its images have the statistic");
    public static final Column MEAN = required("mean", NUMBER, "over these, as the following");
    public static final Column SD = optional("sd", NUMBER, "standard deviation; null of a single image");
    public static final Column MINIMUM = required("minimum", NUMBER, "the least");
    public static final Column P05 = required("p05", NUMBER, "the 5th percentile");
    public static final Column P25 = required("p25", NUMBER, "the 25th");
    public static final Column MEDIAN = required("median", NUMBER, "the 50th");
    public static final Column P75 = required("p75", NUMBER, "the 75th");
    public static final Column P95 = required("p95", NUMBER, "the 95th");
    public static final Column MAXIMUM = required("maximum", NUMBER, "the greatest");

    public static final Column AGAINST = required("against", TEXT, "the slice whose other images it is compared with");
    public static final Column OTHER_IMAGES = required("other_images", COUNT, "how many these are");
    public static final Column OTHER_MEAN = required("other_mean", NUMBER, "their mean");
    public static final Column CLIFFS_DELTA =
            required("cliffs_delta", NUMBER, "−1..1: above 0 where the slice has the larger values");
    public static final Column P = required("p", NUMBER, "Mann–Whitney p-value");
    public static final Column ADJUSTED_P =
            required("adjusted_p", NUMBER, "the same by Benjamini–Hochberg over all comparisons");

    public static final Column CLASS = required("class", TEXT, "whose maps were clustered");
    public static final Column CLUSTER = required("cluster", WHOLE, "from 0, the largest of the class first");
    public static final Column PLACE = required("place", WHOLE, "from 1, the most typical image of the cluster first");
    public static final Column FLAGGED =
            required("flagged", FLAG, "whether it is a small cluster of like maps beside the object or at the border");

    private AuditColumns() {}
}
