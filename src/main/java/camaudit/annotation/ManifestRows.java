package camaudit.annotation;

import camaudit.annotation.Boxes.Box;
import camaudit.image.region.MaskRule;
import camaudit.image.region.Region;
import camaudit.text.Problems;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects a manifest's rows by picture. */
final class ManifestRows {
    private static final int HIGHEST_VALUE = 65535;

    private final Problems problems;
    private final Map<String, Picture> pictures = new LinkedHashMap<>();

    private static final class Picture {
        private String label = "";
        private @Nullable MaskReference mask;
        private Region.@Nullable Builder region;

        private Annotation annotation() {
            return new Annotation(label.isEmpty() ? null : label, region == null ? null : region.build(), mask);
        }
    }

    ManifestRows(Problems problems) {
        this.problems = problems;
    }

    /** Adds a row of values by lower-case column name. */
    void add(ManifestColumns columns, String where, Map<String, String> row) {
        String path = Names.normalized(row.getOrDefault(columns.image(), ""));
        if (path.isEmpty()) {
            problems.add(where, "the column " + columns.image() + " is empty: name the picture");
            return;
        }
        Picture picture = pictures.computeIfAbsent(path, key -> new Picture());
        label(picture, row.getOrDefault(ManifestColumns.LABEL, "").strip(), path, where);
        mask(picture, row, path, where);
        box(columns, where, row).ifPresent(box -> {
            if (picture.region == null) {
                picture.region = Region.builder();
            }
            picture.region.box(box.x(), box.y(), box.width(), box.height());
        });
    }

    private void label(Picture picture, String label, String path, String where) {
        if (label.isEmpty()) {
            return;
        }
        if (!picture.label.isEmpty() && !picture.label.equals(label)) {
            problems.add(
                    where,
                    "the picture " + Problems.shown(path) + " has the label " + Problems.shown(label) + " here and "
                            + Problems.shown(picture.label) + " above: give it one label");
            return;
        }
        picture.label = label;
    }

    private void mask(Picture picture, Map<String, String> row, String path, String where) {
        String file = row.getOrDefault(ManifestColumns.MASK, "").strip();
        String value = row.getOrDefault(ManifestColumns.MASK_VALUE, "").strip();
        if (file.isEmpty()) {
            if (!value.isEmpty()) {
                problems.add(where, "a mask_value " + Problems.shown(value) + " without a mask: name the mask");
            }
            return;
        }
        if (!value.matches("\\d{0,5}") || (!value.isEmpty() && Integer.parseInt(value) > HIGHEST_VALUE)) {
            problems.add(
                    where, "the mask_value " + Problems.shown(value) + " is no whole number in 0.." + HIGHEST_VALUE);
            return;
        }
        MaskReference mask = new MaskReference(
                file.replace('\\', '/'),
                value.isEmpty() ? MaskRule.nonZero() : MaskRule.value(Integer.parseInt(value)));
        if (picture.mask != null && !picture.mask.equals(mask)) {
            problems.add(
                    where,
                    "the picture " + Problems.shown(path) + " has another mask above, "
                            + Problems.shown(picture.mask.path()) + ": unite them in one file");
        }
        picture.mask = mask;
    }

    private Optional<Box> box(ManifestColumns columns, String where, Map<String, String> row) {
        float[] values = new float[columns.box().size()];
        int filled = 0;
        for (int i = 0; i < values.length; i++) {
            String column = columns.box().get(i);
            String text = row.getOrDefault(column, "").strip();
            if (text.isEmpty()) {
                continue;
            }
            Optional<Float> value = Boxes.number(text);
            if (value.isEmpty()) {
                problems.add(
                        where,
                        column + " is " + Problems.shown(text) + ": give a number of pixels, at most "
                                + (long) Boxes.FARTHEST);
                return Optional.empty();
            }
            values[i] = value.get();
            filled++;
        }
        if (filled == 0) {
            return Optional.empty();
        }
        if (filled < values.length) {
            problems.add(where, "some of " + String.join(", ", columns.box()) + " are empty: fill in all four or none");
            return Optional.empty();
        }
        float width = columns.isCorners() ? values[2] - values[0] : values[2];
        float height = columns.isCorners() ? values[3] - values[1] : values[3];
        if (!(width > 0 && height > 0)) {
            problems.add(where, "the box is " + width + " wide and " + height + " high: both must be above 0");
            return Optional.empty();
        }
        return Optional.of(new Box(values[0], values[1], width, height));
    }

    /**
     * The annotations that were collected; the rows are released on the way.
     *
     * @throws AnnotationException if there were problems
     */
    Annotations annotations() {
        problems.throwIfAny();
        Map<String, Annotation> byPath = new LinkedHashMap<>();
        for (Iterator<Map.Entry<String, Picture>> each = pictures.entrySet().iterator();
                each.hasNext();
                each.remove()) {
            Map.Entry<String, Picture> picture = each.next();
            byPath.put(picture.getKey(), picture.getValue().annotation());
        }
        return new Annotations(byPath);
    }
}
