package camaudit.report.page;

import camaudit.vocabulary.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** One figure over the runs of a repository, the oldest first. */
public record Trend(String figure, List<Point> points) {
    public Trend {
        Require.text(figure, "name of a figure");
        points = List.copyOf(points);
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).time().isBefore(points.get(i - 1).time())) {
                throw new IllegalArgumentException("run " + i + " of " + figure + " is of "
                        + points.get(i).time() + ", before the one ahead of it: give the oldest first");
            }
        }
    }

    /**
     * One run.
     *
     * @param accepted whether later runs are compared with it
     */
    public record Point(Instant time, double value, boolean accepted, Verdict verdict) {
        public Point {
            Objects.requireNonNull(time, "time");
            Require.finite(value, "value of a run");
            Objects.requireNonNull(verdict, "verdict");
        }
    }
}
