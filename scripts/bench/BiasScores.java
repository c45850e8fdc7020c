import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Holds the audit's verdicts and bias scores against what the networks really lose when backgrounds are swapped.
 *
 * <pre>
 *   FILE    CSV with the header model,rho,seed,drop,verdict,score; a higher score is more bias
 * </pre>
 *
 * Prints a row for each network, then the rank correlation of score and drop (Spearman, ties at their mean rank), the probability that a
 * network which loses at least ten points scores above one that does not (AUC), and wrong verdicts. Exit code 1 where a network of rho
 * 0.8 or more does not FAIL, one of rho 0 does, or the rank correlation is below 0.9.
 */
public final class BiasScores {
    private static final double LOSS = .1;
    private static final double CORRELATION = .9;

    private record Row(String model, double rho, double drop, String verdict, double score) {}

    private BiasScores() {}

    public static void main(String[] arguments) throws IOException {
        List<Row> rows = Files.readAllLines(Path.of(arguments[0])).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Row(
                        cells[0], number(cells[1]), number(cells[3]), cells[4], number(cells[5])))
                .toList();
        System.out.printf(Locale.ROOT, "%-28s %5s %7s %8s  %s%n", "network", "rho", "drop", "score", "verdict");
        rows.forEach(row -> System.out.printf(
                Locale.ROOT, "%-28s %5.2f %7.3f %8.3f  %s%n", row.model, row.rho, row.drop, row.score, row.verdict));
        double correlation = correlation(
                ranks(rows.stream().mapToDouble(Row::score).toArray()),
                ranks(rows.stream().mapToDouble(Row::drop).toArray()));
        long missed = rows.stream().filter(row -> row.rho >= .8 && !row.verdict.equals("FAIL")).count();
        long alarms = rows.stream().filter(row -> row.rho == 0 && row.verdict.equals("FAIL")).count();
        System.out.printf(Locale.ROOT, "rank correlation of score and drop    %.3f%n", correlation);
        System.out.printf(Locale.ROOT, "AUC for a drop of %.2f or more        %.3f%n", LOSS, auc(rows));
        System.out.printf(Locale.ROOT, "rho 0.8 or more that did not FAIL     %d of %d%n", missed, count(rows, .8, 1));
        System.out.printf(Locale.ROOT, "rho 0 that did FAIL                   %d of %d%n", alarms, count(rows, 0, 0));
        System.exit(missed == 0 && alarms == 0 && correlation >= CORRELATION ? 0 : 1);
    }

    private static double number(String cell) {
        return cell.isBlank() ? Double.NaN : Double.parseDouble(cell);
    }

    private static long count(List<Row> rows, double from, double to) {
        return rows.stream().filter(row -> row.rho >= from && row.rho <= to).count();
    }

    private static double auc(List<Row> rows) {
        List<Row> low = rows.stream().filter(row -> row.drop < LOSS).toList();
        return rows.stream()
                .filter(row -> row.drop >= LOSS)
                .flatMapToDouble(high -> low.stream().mapToDouble(row -> (Math.signum(high.score - row.score) + 1) / 2))
                .average()
                .orElse(Double.NaN);
    }

    private static double[] ranks(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> IntStream.range(0, values.length)
                        .mapToDouble(k -> (Math.signum(values[i] - values[k]) + 1) / 2)
                        .sum())
                .toArray();
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElse(Double.NaN);
        double meanY = IntStream.range(0, y.length).mapToDouble(i -> y[i]).average().orElse(Double.NaN);
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
