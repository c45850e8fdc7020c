package camaudit.spark.render;

import camaudit.report.ContactSheet;
import camaudit.report.FigureInput;
import camaudit.report.PageRenderer;
import camaudit.spark.source.PictureStore;
import camaudit.spark.source.formats.Sources;
import camaudit.spark.storage.Storage;
import camaudit.spark.table.Cells;
import camaudit.spec.RenderSheet;
import camaudit.text.InputException;
import camaudit.vocabulary.Columns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/** Draws the pages of a partition; an outcome is {@link #DRAWN} for each picture, or the reason why a row is not on its page. */
final class RenderTask implements MapPartitionsFunction<Row, String> {
    private static final long serialVersionUID = 1L;
    static final String DRAWN = "";

    private final RenderSpec spec;
    private final PageRenderer painter;
    private final Broadcast<SerializableConfiguration> hadoop;

    RenderTask(RenderSpec spec, PageRenderer painter, Broadcast<SerializableConfiguration> hadoop) {
        this.spec = spec;
        this.painter = painter;
        this.hadoop = hadoop;
    }

    @Override
    public Iterator<String> call(Iterator<Row> rows) throws IOException {
        Configuration configuration = hadoop.value().value();
        Storage storage = new Storage(configuration);
        List<String> outcomes = new ArrayList<>();
        try (PictureStore store = Sources.pictures(spec.layout(), spec.images(), spec.decode(), configuration)) {
            RenderPages pages = new RenderPages(spec, store, announced(rows, store), outcomes);
            for (Optional<Row> first = pages.first(); first.isPresent(); first = pages.first()) {
                draw(first.get(), pages.page(), storage, outcomes);
            }
        }
        return outcomes.iterator();
    }

    /** The rows, announced to a store that has to read pictures in order. */
    private Iterator<Row> announced(Iterator<Row> rows, PictureStore store) {
        if (!store.isSequential()) {
            return rows;
        }
        List<Row> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        store.expect(all.stream().map(row -> Cells.text(row, Columns.IMAGE_ID)).toList());
        return all.iterator();
    }

    private void draw(Row first, Iterator<FigureInput> page, Storage storage, List<String> outcomes) {
        if (!page.hasNext()) {
            return;
        }
        byte[] png = painter.paint(title(first), page);
        page.forEachRemaining(row -> {});
        String name = name(first);
        try {
            storage.write(spec.output() + "/" + name, png);
            outcomes.add(DRAWN);
        } catch (InputException e) {
            outcomes.add(name + ": " + e.getMessage());
        }
    }

    private ContactSheet.Title title(Row first) {
        if (spec.sheet() != RenderSheet.CLASS) {
            return new ContactSheet.Title(spec.by(), "", 1, 1, 0, 0, 1, 1, "");
        }
        long chosen = first.<Long>getAs(PageColumns.CHOSEN);
        return new ContactSheet.Title(
                spec.by(),
                className(first),
                first.<Long>getAs(PageColumns.COUNT),
                chosen,
                first.<Long>getAs(PageColumns.LABELLED),
                first.<Long>getAs(PageColumns.RIGHT),
                first.<Integer>getAs(PageColumns.NUMBER),
                first.<Integer>getAs(PageColumns.PAGES),
                spec.choice().title(chosen));
    }

    private String className(Row first) {
        int number = first.<Integer>getAs(PageColumns.CLASS);
        return number < 0 ? "none" : spec.className(number);
    }

    private String name(Row first) {
        String id = Cells.text(first, Columns.IMAGE_ID);
        String method = Cells.text(first, Columns.METHOD);
        long rank = first.<Long>getAs(PageColumns.RANK);
        return switch (spec.sheet()) {
            case FIGURE -> RenderNames.figure(id, method, rank);
            case METHODS -> RenderNames.methods(id, rank);
            case CLASS ->
                RenderNames.sheet(
                        first.<Integer>getAs(PageColumns.CLASS),
                        className(first),
                        method,
                        first.<Integer>getAs(PageColumns.NUMBER),
                        first.<Integer>getAs(PageColumns.PAGES));
        };
    }
}
