package camaudit.spark.counterfactual;

import camaudit.explain.Backdrops;
import camaudit.image.Pixels;
import camaudit.image.fit.Preprocess;
import camaudit.spark.sample.EvenSample;
import camaudit.spark.source.ImageSource;
import camaudit.spec.CounterfactualSpec;
import camaudit.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Finds backgrounds for a run's counterfactuals: of a sample spread over the dataset, the images with the smallest foregrounds,
 * {@value #LEAST_A_CLASS} of each class or, where classes are few, up to {@value #MOST_A_CLASS}, so that a class is not judged by a
 * handful of pictures; at most {@value #MOST} in all and 128 MB. The same dataset gives the same ones.
 */
public final class BackgroundJob {
    static final int LEAST_A_CLASS = 8;
    static final int MOST_A_CLASS = 64;
    static final int MOST = 2_000;
    private static final long MOST_BYTES = 128L << 20;
    private static final int SURVEYED_A_CLASS = 24;
    private static final int LEAST_SURVEYED = 1_000;
    private static final int MOST_SURVEYED = 40_000;
    private static final int TASKS_PER_CORE = 4;
    private static final double GRAY = 127.5;

    private final JavaSparkContext context;
    private final ImageSource source;
    private final Preprocess pixels;
    private final int classes;
    private final Broadcast<SerializableConfiguration> hadoop;

    public BackgroundJob(
            JavaSparkContext context,
            ImageSource source,
            Preprocess pixels,
            int classes,
            Broadcast<SerializableConfiguration> hadoop) {
        this.context = context;
        this.source = source;
        this.pixels = pixels;
        this.classes = classes;
        this.hadoop = hadoop;
    }

    /**
     * The backgrounds and the images that are put on them, and a line about them.
     *
     * @param wanted of how many images: all or a number
     */
    public CounterfactualPlan run(CounterfactualSpec wanted, Consumer<String> progress) {
        int count = source.labelled()
                ? Math.min(MOST_SURVEYED, Math.max(LEAST_SURVEYED, SURVEYED_A_CLASS * classes))
                : LEAST_SURVEYED;
        List<EvenSample.Part> parts = EvenSample.of(source, count);
        context.setJobDescription("Survey backgrounds of " + source.uri());
        List<BackgroundSurvey.Candidate> candidates =
                new ArrayList<>(context.parallelize(parts, EvenSample.tasks(parts.size(), TASKS_PER_CORE, context))
                        .mapPartitions(new BackgroundSurvey(source, pixels, hadoop))
                        .collect());
        candidates.sort(Comparator.comparingDouble(BackgroundSurvey.Candidate::area)
                .thenComparing(BackgroundSurvey.Candidate::sha256));
        List<BackgroundTask.Wanted> chosen = wanted(candidates, most(size()));
        context.setJobDescription("Take the foregrounds out of backgrounds of " + source.uri());
        List<Backdrops.Backdrop> found = chosen.isEmpty() ? List.of() : found(chosen);
        Backdrops backdrops = new Backdrops(pixels.height(), pixels.width(), mean(candidates), found);
        progress.accept(describe(candidates.size(), backdrops));
        return new CounterfactualPlan(backdrops, sample(wanted, candidates, parts));
    }

    private CounterfactualSample sample(
            CounterfactualSpec wanted, List<BackgroundSurvey.Candidate> candidates, List<EvenSample.Part> parts) {
        if (wanted.choice() != CounterfactualSpec.Choice.SOME) {
            return CounterfactualSample.ALL;
        }
        Map<Integer, Long> seen = candidates.stream()
                .filter(candidate -> candidate.label().isPresent())
                .collect(Collectors.groupingBy(BackgroundSurvey.Candidate::marked, Collectors.counting()));
        double surveyed = parts.stream()
                .mapToLong(part -> Math.min(part.most(), Math.max(1, part.item().expected())))
                .sum();
        return CounterfactualSample.of(
                wanted.images(),
                seen,
                Math.min(1, surveyed / Math.max(1, source.count().images())));
    }

    private List<Backdrops.Backdrop> found(List<BackgroundTask.Wanted> wanted) {
        int channels = pixels.channels().count();
        return context
                .parallelize(wanted, EvenSample.tasks(wanted.size(), TASKS_PER_CORE, context))
                .mapPartitions(new BackgroundTask(source, pixels, hadoop))
                .collect()
                .stream()
                .map(found -> new Backdrops.Backdrop(
                        found.label(),
                        found.sha256(),
                        new Pixels(pixels.height(), pixels.width(), channels, found.samples())))
                .toList();
    }

    /** Takes the smallest foreground of each class in turns, each content once. */
    static List<BackgroundTask.Wanted> wanted(List<BackgroundSurvey.Candidate> smallestFirst, int most) {
        Map<Integer, Integer> ranks = new HashMap<>();
        HashSet<String> contents = new HashSet<>();
        int limit = mostOfClass(smallestFirst, most);
        TreeMap<Integer, TreeMap<Integer, BackgroundSurvey.Candidate>> turns = new TreeMap<>();
        for (BackgroundSurvey.Candidate candidate : smallestFirst) {
            if (candidate.label().isPresent() && contents.add(candidate.sha256())) {
                int label = candidate.label().getAsInt();
                int rank = ranks.merge(label, 1, Integer::sum);
                if (rank <= limit) {
                    turns.computeIfAbsent(rank, turn -> new TreeMap<>()).put(label, candidate);
                }
            }
        }
        Map<EvenSample.Part, HashSet<Integer>> numbers = new HashMap<>();
        turns.values().stream()
                .flatMap(turn -> turn.values().stream())
                .limit(most)
                .forEach(candidate -> numbers.computeIfAbsent(candidate.part(), part -> new HashSet<>())
                        .add(candidate.number()));
        return numbers.entrySet().stream()
                .map(entry -> new BackgroundTask.Wanted(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(each -> each.part().number()))
                .toList();
    }

    private static int mostOfClass(List<BackgroundSurvey.Candidate> candidates, int most) {
        long labels = candidates.stream()
                .map(BackgroundSurvey.Candidate::marked)
                .distinct()
                .count();
        return (int) Math.max(LEAST_A_CLASS, Math.min(MOST_A_CLASS, most / Math.max(1, labels)));
    }

    private double[] mean(List<BackgroundSurvey.Candidate> candidates) {
        double[] mean = new double[pixels.channels().count()];
        if (candidates.isEmpty()) {
            Arrays.fill(mean, GRAY);
        }
        for (BackgroundSurvey.Candidate candidate : candidates) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] += candidate.mean().get(c) / candidates.size();
            }
        }
        return mean;
    }

    /**
     * The bytes of the most backgrounds that a run keeps.
     *
     * @param size of one, in bytes
     */
    public static long mostBytes(long size, int classes) {
        return size * Math.min(most(size), (long) MOST_A_CLASS * classes);
    }

    private static int most(long size) {
        return (int) Math.min(MOST, Math.max(1, MOST_BYTES / size));
    }

    private long size() {
        return (long) pixels.height() * pixels.width() * pixels.channels().count();
    }

    private String describe(int candidates, Backdrops backdrops) {
        return Numbers.format(
                "counterfactuals: %,d backgrounds of %,d classes, %.1f MB in each executor, and their mean colour %s, of %,d images "
                        + "with a usable foreground",
                backdrops.size(),
                backdrops.classes(),
                (double) backdrops.size() * size() / (1 << 20),
                Arrays.stream(backdrops.mean())
                        .mapToObj(v -> Numbers.format("%.0f", v))
                        .toList(),
                candidates);
    }
}
