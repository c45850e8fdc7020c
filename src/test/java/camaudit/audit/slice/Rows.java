package camaudit.audit.slice;

import camaudit.resample.FloatMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Made-up observations. */
final class Rows {
    static final SliceSchema SCHEMA = new SliceSchema(List.of("lift", "share"), 3, 4, 50);

    private Rows() {}

    /** Two classes at two sites, some without measures, some blank, maps of two sizes. */
    static List<Observation> random(int count, long seed) {
        Random random = new Random(seed);
        List<Observation> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, String> values = new HashMap<>();
            values.put("label", random.nextBoolean() ? "cat" : "dog");
            values.put("predicted", random.nextInt(4) > 0 ? "cat" : "dog");
            values.put("site", random.nextInt(3) > 0 ? "A" : "B");
            boolean blank = random.nextInt(10) == 0;
            boolean large = random.nextBoolean();
            double[] measures = {
                blank ? Double.NaN : random.nextGaussian() * 2, random.nextInt(5) == 0 ? Double.NaN : random.nextInt(4)
            };
            rows.add(new Observation(
                    "image " + seed + "/" + i,
                    "source " + i % 7,
                    values,
                    measures,
                    blank,
                    Optional.of(blank ? map(random, 3, 4, 0) : map(random, large ? 5 : 3, large ? 6 : 4, 1))));
        }
        return rows;
    }

    private static HeatMap map(Random random, int height, int width, float scale) {
        float[] cells = new float[height * width];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = scale * random.nextFloat();
        }
        return HeatMap.of(new FloatMap(cells, height, width));
    }
}
