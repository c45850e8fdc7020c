package camaudit.audit.check;

import camaudit.audit.inference.Resampling;
import camaudit.audit.slice.Observation;
import camaudit.audit.slice.SliceKeys;
import camaudit.audit.slice.SliceSchema;
import camaudit.audit.slice.SliceTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Made-up audits with the truth planted. */
final class Datasets {
    static final Resampling FAST = new Resampling(199, 0.95, 3);
    static final SliceSchema SCHEMA =
            new SliceSchema(List.of("background_mass", "foreground_lift", "focus"), 1, 1, 1000);

    private Datasets() {}

    /** 300 images of bus, car and tram at sites A and B, {@code focus} as told; bus is right half of the time. */
    static SliceTable images(ToDoubleFunction<Map<String, String>> focus) {
        SliceTable table = SliceTable.open(SCHEMA, new SliceKeys(List.of("site"), 2));
        for (int i = 0; i < 300; i++) {
            Map<String, String> values = new HashMap<>();
            values.put("label", List.of("bus", "car", "tram").get(i % 3));
            values.put("predicted", i % 6 == 0 ? "car" : values.get("label"));
            values.put("site", i / 3 % 2 == 0 ? "A" : "B");
            double heat = values.get("label").equals("bus") ? 0.61 : 0.3;
            table.add(new Observation(
                    "image " + i,
                    "image " + i,
                    values,
                    new double[] {heat, Double.NaN, focus.applyAsDouble(values)},
                    i < 30,
                    Optional.empty()));
        }
        return table;
    }

    static SliceTable images() {
        return images(values -> 0.5);
    }

    static AuditEvidence evidence(SliceTable table) {
        return new AuditEvidence(table, new RunCounts(300, 0, Map.of()), BiasEvidence.NONE, Baseline.NONE, FAST);
    }

    static AuditEvidence evidence(BiasEvidence bias) {
        return new AuditEvidence(images(), new RunCounts(300, 0, Map.of()), bias, Baseline.NONE, FAST);
    }

    static AuditEvidence evidence(BaselineRun... runs) {
        return new AuditEvidence(
                images(), new RunCounts(300, 0, Map.of()), BiasEvidence.NONE, new Baseline(List.of(runs)), FAST);
    }

    /** Lifts around {@code model} against random maps around {@code control}; without controls where that is NaN. */
    static List<AttentionPair> lifts(int images, double model, double control) {
        Random random = new Random(4);
        return random.ints(images, 0, 1000)
                .mapToObj(i -> new AttentionPair(
                        "i" + i,
                        "i" + random.nextInt(),
                        model + 0.3 * random.nextGaussian(),
                        Double.isNaN(control)
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(control + 0.3 * random.nextGaussian()),
                        OptionalDouble.empty()))
                .toList();
    }

    /** As many trials as told, of which a share is right, spread evenly. */
    static List<Trial> trials(int images, double right) {
        return IntStream.range(0, images)
                .mapToObj(i -> new Trial("i" + i, "i" + i, (i * 7919 % images) < right * images))
                .toList();
    }
}
