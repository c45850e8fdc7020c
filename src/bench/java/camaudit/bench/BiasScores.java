package camaudit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Compares the audit's verdicts and scores with the accuracy that the networks really lose when backgrounds are swapped.
 *
 * <pre>
 *   FILE [must]     CSV with the header model,rho,seed,drop,verdict and then the names of scores
 * </pre>
 *
 * Prints a row for each network, then for each score its rank correlation with the drop (Spearman, ties at their mean rank) and the
 * probability that a network which loses at least ten points scores above one that does not (AUC), and wrong verdicts. With {@code must}
 * the exit code is 1 where a network of rho 0.8 or more does not FAIL, one of rho 0 does, or the first score's rank correlation over five
 * networks or more is below 0.95.
 */
public final class BiasScores {
    private static final double LOSS = .1;
    private static final double CORRELATION = .95;
    /** The fewest networks for which a rank correlation is meaningful. */
    private static final int LEAST = 5;

    private record Row(String model, double rho, double drop, String verdict, List<Double> scores) {}

    private BiasScores() {}

    public static void main(String[] arguments) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(arguments[0]));
        List<String> names = Arrays.stream(lines.get(0).split(",")).skip(5).toList();
        List<Row> rows = lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Row(
                        cells[0],
                        number(cells[1]),
                        number(cells[3]),
                        cells[4],
                        Arrays.stream(cells).skip(5).map(BiasScores::number).toList()))
                .toList();
        System.out.printf(Locale.ROOT, "%-28s %5s %7s  %-12s", "network", "rho", "drop", "verdict");
        names.forEach(name -> System.out.printf(Locale.ROOT, " %16s", name));
        System.out.println();
        rows.forEach(BiasScores::print);
        line("rank correlation with the drop", names, score -> correlation(rows, score));
        line(String.format(Locale.ROOT, "AUC for a drop of %.2f or more", LOSS), names, score -> auc(rows, score));
        long missed = rows.stream()
                .filter(row -> row.rho >= .8 && !row.verdict.equals("FAIL"))
                .count();
        long alarms = rows.stream()
                .filter(row -> row.rho == 0 && row.verdict.equals("FAIL"))
                .count();
        System.out.printf(Locale.ROOT, "rho 0.8 or more that did not FAIL  %d of %d%n", missed, count(rows, .8, 1));
        System.out.printf(Locale.ROOT, "rho 0 that did FAIL                %d of %d%n", alarms, count(rows, 0, 0));
        boolean must = arguments.length > 1 && arguments[1].equals("must");
        boolean ranked = rows.size() < LEAST || correlation(rows, 0) >= CORRELATION;
        System.exit(!must || (missed == 0 && alarms == 0 && ranked) ? 0 : 1);
    }

    private static void print(Row row) {
        System.out.printf(Locale.ROOT, "%-28s %5.2f %7.3f  %-12s", row.model, row.rho, row.drop, row.verdict);
        row.scores.forEach(score -> System.out.printf(Locale.ROOT, " %16.3f", score));
        System.out.println();
    }

    private static void line(String what, List<String> names, IntToDoubleFunction measure) {
        System.out.printf(Locale.ROOT, "%-55s", what);
        for (int score = 0; score < names.size(); score++) {
            System.out.printf(Locale.ROOT, " %16.3f", measure.applyAsDouble(score));
        }
        System.out.println();
    }

    private static double number(String cell) {
        return cell.isBlank() ? Double.NaN : Double.parseDouble(cell);
    }

    private static long count(List<Row> rows, double from, double to) {
        return rows.stream().filter(row -> row.rho >= from && row.rho <= to).count();
    }

    private static double auc(List<Row> rows, int score) {
        List<Row> low = rows.stream().filter(row -> row.drop < LOSS).toList();
        return rows.stream()
                .filter(row -> row.drop >= LOSS)
                .flatMapToDouble(high -> low.stream()
                        .mapToDouble(row -> (Math.signum(high.scores.get(score) - row.scores.get(score)) + 1) / 2))
                .average()
                .orElse(Double.NaN);
    }

    private static double correlation(List<Row> rows, int score) {
        return correlation(
                ranks(rows.stream().mapToDouble(row -> row.scores.get(score)).toArray()),
                ranks(rows.stream().mapToDouble(Row::drop).toArray()));
    }

    private static double[] ranks(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> IntStream.range(0, values.length)
                        .mapToDouble(k -> (Math.signum(values[i] - values[k]) + 1) / 2)
                        .sum())
                .toArray();
    }

    private static double correlation(double[] x, double[] y) {
        double meanX =
                IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElse(Double.NaN);
        double meanY =
                IntStream.range(0, y.length).mapToDouble(i -> y[i]).average().orElse(Double.NaN);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
