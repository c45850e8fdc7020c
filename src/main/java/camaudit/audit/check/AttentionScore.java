package camaudit.audit.check;

import camaudit.audit.inference.Bootstrap;
import camaudit.audit.inference.GroupStatistic;
import camaudit.audit.inference.Interval;
import camaudit.audit.inference.Resampling;
import camaudit.audit.inference.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How often a map gives the object less heat than an even map would: P(lift &lt; 1) + ½ P(lift = 1), which is (1 − δ)/2 of Cliff's delta
 * of the lift against 1.
 *
 * @param score 0 where the object always gets more, 1 where it always gets less
 * @param interval by the cluster bootstrap
 * @param controls the lift against that of each control, paired by image (Cliff's delta, paired form), by the control's name
 */
public record AttentionScore(double score, Optional<Interval> interval, List<Control> controls, long rows) {
    /**
     * One control.
     *
     * @param delta above 0 where the model looks at the object more than its control
     */
    public record Control(String name, double delta, Optional<Interval> interval, long rows) {
        public Control {
            Objects.requireNonNull(name);
            Objects.requireNonNull(interval);
        }

        /** Whether the interval shows that the model's maps differ from the control's. */
        public boolean isDistinguishable() {
            return interval.filter(ends -> ends.excludes(0)).isPresent();
        }
    }

    public AttentionScore {
        Objects.requireNonNull(interval);
        controls = List.copyOf(controls);
    }

    /** The score; empty without images that have a mask. */
    public static Optional<AttentionScore> of(BiasEvidence evidence, Resampling resampling) {
        List<AttentionPair> pairs = evidence.attention();
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        Sample lifts = Sample.of(
                pairs.stream().mapToDouble(AttentionPair::lift).toArray(),
                pairs.stream().map(AttentionPair::cluster).toList());
        GroupStatistic sign = GroupStatistic.signAgainst(1);
        List<Control> controls = new ArrayList<>();
        control("random CAM", pairs, AttentionPair::randomCam, resampling).ifPresent(controls::add);
        control("random weights", pairs, AttentionPair::randomWeights, resampling)
                .ifPresent(controls::add);
        return Optional.of(new AttentionScore(
                (1 - lifts.measure(sign)) / 2,
                new Bootstrap(resampling)
                        .interval(lifts, sign)
                        .map(ends -> new Interval((1 - ends.upper()) / 2, (1 - ends.lower()) / 2)),
                controls,
                pairs.size()));
    }

    /** Whether there is a control and the model's maps are distinguishable from those of every control. */
    public boolean isDistinguishable() {
        return !controls.isEmpty() && controls.stream().allMatch(Control::isDistinguishable);
    }

    private static Optional<Control> control(
            String name,
            List<AttentionPair> pairs,
            Function<AttentionPair, OptionalDouble> lift,
            Resampling resampling) {
        List<AttentionPair> both =
                pairs.stream().filter(pair -> lift.apply(pair).isPresent()).toList();
        if (both.isEmpty()) {
            return Optional.empty();
        }
        Sample differences = Sample.of(
                both.stream()
                        .mapToDouble(pair -> pair.lift() - lift.apply(pair).getAsDouble())
                        .toArray(),
                both.stream().map(AttentionPair::cluster).toList());
        return Optional.of(new Control(
                name,
                differences.measure(GroupStatistic.MEAN_SIGN),
                new Bootstrap(resampling).interval(differences, GroupStatistic.MEAN_SIGN),
                both.size()));
    }
}
