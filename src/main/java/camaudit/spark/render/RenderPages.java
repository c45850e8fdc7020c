package camaudit.spark.render;

import camaudit.image.Decoded;
import camaudit.image.InputException;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import camaudit.report.FigureInput;
import camaudit.report.Heat;
import camaudit.spark.source.PictureStore;
import camaudit.spark.table.RawMap;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a partition page by page, each row with its picture, read when it is asked for. A row whose picture cannot be had is
 * left out and noted.
 */
final class RenderPages {
    private final RenderSpec spec;
    private final PictureStore store;
    private final Iterator<Row> rows;
    private final List<String> missing;
    private @Nullable Row next;

    RenderPages(RenderSpec spec, PictureStore store, Iterator<Row> rows, List<String> missing) {
        this.spec = spec;
        this.store = store;
        this.rows = rows;
        this.missing = missing;
        advance();
    }

    private void advance() {
        next = rows.hasNext() ? rows.next() : null;
    }

    /** The row that the next page starts with; empty at the end. */
    Optional<Row> first() {
        return Optional.ofNullable(next);
    }

    /** What can be drawn of the rows that belong together with the first one. */
    Iterator<FigureInput> page() {
        return new Page(Objects.requireNonNull(next));
    }

    private final class Page implements Iterator<FigureInput> {
        private final Row start;
        private int taken;
        private @Nullable FigureInput ready;

        Page(Row start) {
            this.start = start;
        }

        @Override
        public boolean hasNext() {
            while (ready == null && next != null && (taken == 0 || together(start, next))) {
                ready = explained(next);
                taken++;
                advance();
            }
            return ready != null;
        }

        @Override
        public FigureInput next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the page has no more rows");
            }
            FigureInput explained = Objects.requireNonNull(ready);
            ready = null;
            return explained;
        }
    }

    private boolean together(Row a, Row b) {
        return switch (spec.sheet()) {
            case FIGURE -> false;
            case METHODS -> same(a, b, "image_id");
            case CLASS ->
                same(a, b, RenderSelection.CLASS) && same(a, b, "method") && same(a, b, RenderSelection.NUMBER);
        };
    }

    private static boolean same(Row a, Row b, String column) {
        return Objects.equals(a.<Object>getAs(column), b.<Object>getAs(column));
    }

    private @Nullable FigureInput explained(Row row) {
        String id = row.getAs("image_id");
        try {
            Decoded decoded = store.picture(id);
            Decoded fitted = decoded instanceof Pixels pixels ? spec.pixels().fit(pixels) : decoded;
            if (fitted instanceof Rejection rejection) {
                missing.add(id + ": " + rejection.message());
                return null;
            }
            return explained(row, (Pixels) fitted);
        } catch (IOException | InputException e) {
            missing.add(id + ": " + e.getMessage());
            return null;
        }
    }

    private FigureInput explained(Row row, Pixels picture) {
        RawMap map = RawMap.of(row);
        return new FigureInput(
                picture,
                new Heat(
                        Heat.Kind.of(row.getAs("method")),
                        map.values(),
                        map.height(),
                        map.width(),
                        spec.placementOf(map, row.getAs("layer"))),
                row.getAs("image_id"),
                spec.className(row, "label"),
                spec.className(row, "predicted").orElseThrow(),
                spec.className(row, "target").orElseThrow(),
                (double) row.<Float>getAs("probability"),
                (double) row.<Float>getAs("logit"),
                row.getAs("method"),
                row.getAs("layer"),
                row.getAs("status"),
                spec.choice().note(Optional.ofNullable(row.<Double>getAs(RenderSelection.VALUE))));
    }
}
