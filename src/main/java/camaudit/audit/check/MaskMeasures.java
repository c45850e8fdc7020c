package camaudit.audit.check;

import camaudit.alignment.Fit;
import camaudit.alignment.Place;
import camaudit.alignment.Places;
import camaudit.audit.inference.Bootstrap;
import camaudit.audit.inference.GroupStatistic;
import camaudit.audit.inference.Interval;
import camaudit.audit.inference.Resampling;
import camaudit.audit.inference.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What is measured of the masks of a sample. Each image is judged at the place where the masks of the other half of the sample fit best,
 * so that no mask helps to choose its own place.
 *
 * @param peak the place where all masks fit best on the mean
 * @param surelyOff how far away the peak surely is
 * @param growth the interval of the peak's growth
 * @param delta 1 where each mask fits its picture better than another image's does, 0 where as many fit worse
 * @param interval of delta
 * @param fitting share of the masks that fit better than at four fifths of the places around
 * @param strangers estimated share of the masks that fit as masks of other images do, by those that fit worse than half of the places
 *     around them (Storey 2002, with the strangers for the null); empty where even strangers fit
 * @param strangersAtLeast the lower end of its interval
 */
public record MaskMeasures(
        Place peak,
        int surelyOff,
        Interval growth,
        double delta,
        Optional<Interval> interval,
        double fitting,
        OptionalDouble strangers,
        double strangersAtLeast) {
    private static final double FITS = 0.8;
    private static final double MISSES = 0.5;
    private static final double LEAST_NULL = 0.2;

    public MaskMeasures {
        Objects.requireNonNull(peak);
        Objects.requireNonNull(growth);
        Objects.requireNonNull(interval);
        Objects.requireNonNull(strangers);
    }

    /** @param rows usable ones, at least two, in the order of their images */
    static MaskMeasures of(Places places, List<TestedMask> rows, Resampling resampling) {
        BestPlace best =
                new BestPlace(places, rows.stream().map(TestedMask::own).toList());
        List<Place> drawn = best.drawn(resampling);
        Judged judged = new Judged(places);
        for (int half = 0; half < 2; half++) {
            int place = new BestPlace(
                            places,
                            half(rows, 1 - half).stream().map(TestedMask::own).toList())
                    .number();
            half(rows, half).forEach(row -> judged.add(row, place));
        }
        Bootstrap bootstrap = new Bootstrap(resampling);
        double nullShare = share(judged.strangers, MISSES);
        double missing = share(judged.own, MISSES);
        Sample missed = judged.sample(judged.own.stream()
                .mapToDouble(beaten -> beaten < MISSES ? 1 : 0)
                .toArray());
        double least = bootstrap
                .interval(missed, GroupStatistic.MEAN)
                .map(Interval::lower)
                .orElse(0.0);
        boolean known = nullShare >= LEAST_NULL;
        Sample better =
                judged.sample(judged.better.stream().mapToDouble(sign -> sign).toArray());
        return new MaskMeasures(
                places.at(best.number()),
                (int) quantile(drawn.stream().mapToInt(Place::distance), tail(resampling)),
                new Interval(
                        quantile(drawn.stream().mapToInt(Place::growth), tail(resampling)),
                        quantile(drawn.stream().mapToInt(Place::growth), 1 - tail(resampling))),
                better.measure(GroupStatistic.MEAN_SIGN),
                bootstrap.interval(better, GroupStatistic.MEAN_SIGN),
                1 - share(judged.own, FITS),
                known ? OptionalDouble.of(Math.min(1, missing / nullShare)) : OptionalDouble.empty(),
                known ? Math.min(1, least / nullShare) : 0);
    }

    private static double tail(Resampling resampling) {
        return (1 - resampling.level()) / 2;
    }

    private static double quantile(IntStream numbers, double share) {
        int[] sorted = numbers.sorted().toArray();
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static List<TestedMask> half(List<TestedMask> rows, int which) {
        return IntStream.range(0, rows.size())
                .filter(i -> i % 2 == which)
                .mapToObj(rows::get)
                .toList();
    }

    private static double share(List<Double> beaten, double limit) {
        return beaten.isEmpty()
                ? 0
                : (double) beaten.stream().filter(share -> share < limit).count() / beaten.size();
    }

    /** The masks that could be measured at their place. */
    private static final class Judged {
        private final Places places;
        private final List<String> images = new ArrayList<>();
        private final List<Double> own = new ArrayList<>();
        private final List<Double> strangers = new ArrayList<>();
        private final List<Double> better = new ArrayList<>();

        Judged(Places places) {
            this.places = places;
        }

        void add(TestedMask row, int peak) {
            int place = measurable(row.own(), peak);
            OptionalDouble beaten = Fit.beaten(row.own(), place);
            OptionalDouble byStranger = Fit.beaten(row.stranger(), measurable(row.stranger(), peak));
            byStranger.ifPresent(strangers::add);
            if (beaten.isPresent() && byStranger.isPresent()) {
                images.add(row.image());
                own.add(beaten.getAsDouble());
                better.add(Math.signum((double) row.own()[place] - row.stranger()[measurable(row.stranger(), peak)]));
            }
        }

        /** A place, or, where nothing is left of the mask, the one at which there is, moved likewise. */
        private int measurable(float[] fit, int peak) {
            int number = peak;
            for (Place place = places.at(peak);
                    Float.isNaN(fit[number]) && place.growth() != 0;
                    place = places.at(number)) {
                number = places.number(
                        new Place(place.growth() - Integer.signum(place.growth()), place.dx(), place.dy()));
            }
            return number;
        }

        Sample sample(double[] values) {
            return Sample.of(Arrays.copyOf(values, values.length), images);
        }
    }
}
