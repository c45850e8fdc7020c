package camaudit.audit.check;

import camaudit.audit.inference.PairedDifferences;
import camaudit.audit.inference.Resampling;
import camaudit.audit.slice.Observation;
import camaudit.audit.slice.Slice;
import camaudit.audit.slice.SliceKeys;
import camaudit.audit.slice.SliceSchema;
import camaudit.audit.slice.SliceTable;
import camaudit.audit.swap.SwapAnswers;
import camaudit.audit.swap.SwapEvidence;
import camaudit.audit.swap.SwapGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

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

    /** Independent images of which a share is right on each kind of background, wrong ones where others are wrong, too. */
    static SwapAnswers answers(int images, double same, double other) {
        long[] counts = new long[SwapAnswers.KINDS];
        for (int i = 0; i < images; i++) {
            int ofSame = i < Math.round(same * images) ? 2 : 0;
            int ofOther = i < Math.round(other * images) ? 2 : 0;
            counts[SwapAnswers.kind(ofSame / 2, ofSame, ofOther)]++;
        }
        return new SwapAnswers(counts);
    }

    /** The same for classes, each with its answers. */
    static BiasEvidence swaps(List<AttentionPair> lifts, Map<String, SwapAnswers> classes) {
        Map<Slice, SwapGroup> groups = new HashMap<>();
        SwapAnswers all = SwapAnswers.NONE;
        for (Map.Entry<String, SwapAnswers> each : classes.entrySet()) {
            groups.put(Slice.of(Slice.LABEL, each.getKey()), SwapGroup.of(each.getValue()));
            all = all.plus(each.getValue());
        }
        return new BiasEvidence(
                lifts,
                new SwapEvidence(SwapGroup.of(all), new TreeMap<>(groups), new PairedDifferences(0, all.images(), 0)));
    }

    /** Gates that stay inconclusive where they cannot tell. */
    static List<Gate> gates(Check... checks) {
        return Stream.of(checks)
                .map(check -> new Gate(check, OnInconclusive.FAIL))
                .toList();
    }
}
