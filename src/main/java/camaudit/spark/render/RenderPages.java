package camaudit.spark.render;

import camaudit.image.Decoded;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import camaudit.report.FigureInput;
import camaudit.report.Heat;
import camaudit.resample.FloatMap;
import camaudit.spark.source.PictureStore;
import camaudit.spark.table.Cells;
import camaudit.spark.table.MapColumns;
import camaudit.text.InputException;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.MapKind;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a partition page by page, each row with its picture, read when it is asked for. A row whose picture cannot be read is
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
            while (ready == null && next != null && (taken == 0 || onOnePage(start, next))) {
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

    private boolean onOnePage(Row a, Row b) {
        return switch (spec.sheet()) {
            case FIGURE -> false;
            case METHODS -> same(a, b, Columns.IMAGE_ID.name());
            case CLASS ->
                same(a, b, PageColumns.CLASS) && same(a, b, Columns.METHOD.name()) && same(a, b, PageColumns.NUMBER);
        };
    }

    private static boolean same(Row a, Row b, String column) {
        return Objects.equals(a.<Object>getAs(column), b.<Object>getAs(column));
    }

    private @Nullable FigureInput explained(Row row) {
        String id = Cells.text(row, Columns.IMAGE_ID);
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
        FloatMap map = MapColumns.map(row);
        return new FigureInput(
                picture,
                new Heat(
                        MapKind.of(Cells.text(row, Columns.METHOD)),
                        map,
                        spec.placementOf(map, Cells.text(row, Columns.LAYER))),
                Cells.text(row, Columns.IMAGE_ID),
                spec.className(row, Columns.LABEL.name()),
                spec.className(row, Columns.PREDICTED.name()).orElseThrow(),
                spec.className(row, Columns.TARGET.name()).orElseThrow(),
                (double) row.<Float>getAs(Columns.PROBABILITY.name()),
                (double) row.<Float>getAs(Columns.LOGIT.name()),
                Cells.text(row, Columns.METHOD),
                Cells.text(row, Columns.LAYER),
                Cells.text(row, Columns.STATUS),
                spec.choice().note(Cells.numberIfAny(row, PageColumns.VALUE)));
    }
}
