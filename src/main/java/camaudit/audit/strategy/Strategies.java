package camaudit.audit.strategy;

import camaudit.audit.slice.HeatMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Finds a network's strategies among the maps of a class. */
public final class Strategies {
    /** Fewer maps than these are not clustered. */
    public static final int LEAST_MAPS = 20;

    private static final int LEAST_FLAGGED = 5;
    private static final double SMALL = 0.3;
    private static final double ALIKE = 0.9;

    private Strategies() {}

    /**
     * The strategies of a class, the most frequent first; none of fewer than {@link #LEAST_MAPS} maps. A cluster is flagged where it has
     * at least five images and at most 30 % of the class, its maps are alike (spread at most 0.9), and their heat lies beside the object
     * (mean foreground lift below 1 and below that of the other images) or, where no object is known, at the border (mean border lift
     * above 1 and above that of the others).
     */
    public static List<Strategy> of(String className, List<MapPoint> maps, long seed) {
        if (maps.size() < LEAST_MAPS) {
            return List.of();
        }
        List<Integer> clusters =
                SpectralClustering.of(maps.stream().map(MapPoint::roots).toList(), seed);
        int count = clusters.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        double all = spread(maps);
        List<Strategy> strategies = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            int cluster = number;
            List<MapPoint> inside = chosen(maps, i -> clusters.get(i) == cluster);
            List<MapPoint> others = chosen(maps, i -> clusters.get(i) != cluster);
            strategies.add(strategy(className, number, inside, others, maps.size(), all));
        }
        return strategies;
    }

    private static List<MapPoint> chosen(List<MapPoint> maps, IntPredicate which) {
        return IntStream.range(0, maps.size()).filter(which).mapToObj(maps::get).toList();
    }

    private static Strategy strategy(
            String className, int number, List<MapPoint> inside, List<MapPoint> others, int maps, double all) {
        double[] center = mean(inside);
        List<String> typical = inside.stream()
                .sorted(Comparator.comparingDouble(map -> distance(map.roots(), center)))
                .map(MapPoint::image)
                .toList();
        double spread = all > 0 ? spread(inside) / all : 0;
        double share = (double) inside.size() / maps;
        OptionalDouble lift = mean(inside, MapPoint::foregroundLift);
        boolean small = inside.size() >= LEAST_FLAGGED && share <= SMALL && spread <= ALIKE && !others.isEmpty();
        return new Strategy(
                className,
                number,
                typical,
                meanMap(inside),
                share,
                new Strategy.Heat(mean(inside, MapPoint::foregroundMass).orElse(Double.NaN), lift.orElse(Double.NaN)),
                small && (lift.isPresent() ? isBeside(inside, others) : isAtBorder(inside, others)));
    }

    private static boolean isBeside(List<MapPoint> inside, List<MapPoint> others) {
        double lift = mean(inside, MapPoint::foregroundLift).orElse(1);
        return lift < 1 && lift < mean(others, MapPoint::foregroundLift).orElse(1);
    }

    private static boolean isAtBorder(List<MapPoint> inside, List<MapPoint> others) {
        double lift = mean(inside, MapPoint::borderLift).orElse(1);
        return lift > 1 && lift > mean(others, MapPoint::borderLift).orElse(1);
    }

    private static OptionalDouble mean(List<MapPoint> maps, ToDoubleFunction<MapPoint> value) {
        return maps.stream().mapToDouble(value).filter(Double::isFinite).average();
    }

    private static double[] mean(List<MapPoint> maps) {
        double[] mean = new double[maps.get(0).roots().length];
        for (MapPoint map : maps) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += map.roots()[i] / maps.size();
            }
        }
        return mean;
    }

    private static HeatMap meanMap(List<MapPoint> maps) {
        MapPoint first = maps.get(0);
        double[] mean = new double[first.roots().length];
        for (MapPoint map : maps) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += map.roots()[i] * map.roots()[i] / maps.size();
            }
        }
        return HeatMap.of(mean, first.height(), mean.length / first.height());
    }

    private static double spread(List<MapPoint> maps) {
        double[] center = mean(maps);
        return maps.stream()
                .mapToDouble(map -> distance(map.roots(), center))
                .average()
                .orElse(0);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
