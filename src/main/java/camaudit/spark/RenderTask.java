package camaudit.spark;

import camaudit.image.Decoded;
import camaudit.image.InputException;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import camaudit.statistic.AttentionMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/** Draws the rows of a partition; the outcome of each is {@link #DRAWN} or the reason why not. */
final class RenderTask implements MapPartitionsFunction<Row, String> {
    private static final long serialVersionUID = 1L;
    static final String DRAWN = "";

    private final RenderSpec spec;
    private final Painter painter;
    private final Broadcast<SerializableConfiguration> hadoop;

    RenderTask(RenderSpec spec, Painter painter, Broadcast<SerializableConfiguration> hadoop) {
        this.spec = spec;
        this.painter = painter;
        this.hadoop = hadoop;
    }

    @Override
    public Iterator<String> call(Iterator<Row> rows) throws IOException {
        Configuration configuration = hadoop.value().value();
        Storage storage = new Storage(configuration);
        List<String> outcomes = new ArrayList<>();
        try (PictureStore store = PictureStore.open(spec, configuration)) {
            while (rows.hasNext()) {
                outcomes.add(draw(rows.next(), store, storage));
            }
        }
        return outcomes.iterator();
    }

    private String draw(Row row, PictureStore store, Storage storage) {
        String id = row.getAs("image_id");
        try {
            Decoded decoded = store.picture(id);
            Decoded fitted = decoded instanceof Pixels pixels ? spec.pixels().fit(pixels) : decoded;
            if (fitted instanceof Rejection rejection) {
                return id + ": " + rejection.message();
            }
            String method = row.getAs("method");
            storage.write(
                    spec.output() + "/" + id + "." + method + ".png", painter.paint(explained(row, (Pixels) fitted)));
            return DRAWN;
        } catch (IOException | InputException e) {
            return id + ": " + e.getMessage();
        }
    }

    private Painter.Explained explained(Row row, Pixels picture) {
        List<Float> cam = row.getList(row.fieldIndex("cam"));
        float[] raw = new float[cam.size()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = cam.get(i);
        }
        OptionalInt label = ExplanationTable.label(row);
        AttentionMap map = AttentionMap.of(raw, row.getAs("cam_height"), row.getAs("cam_width"));
        return new Painter.Explained(
                picture,
                map,
                spec.placementOf(map),
                row.getAs("image_id"),
                label.isPresent() ? Optional.of(spec.className(label.getAsInt())) : Optional.empty(),
                spec.className(row.getAs("predicted")),
                spec.className(row.getAs("target")),
                (double) row.<Float>getAs("probability"),
                (double) row.<Float>getAs("logit"),
                row.getAs("method"),
                row.getAs("layer"),
                row.getAs("status"));
    }
}
