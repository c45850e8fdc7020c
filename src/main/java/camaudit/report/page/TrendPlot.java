package camaudit.report.page;

import java.util.ArrayList;
import java.util.List;

/** A trend as dots on a line: runs at equal distances, 300×80 units, the greatest value on top. */
record TrendPlot(Trend trend, List<Dot> dots) {
    static final int WIDTH = 300;
    static final int HEIGHT = 80;
    private static final int MARGIN = 8;

    record Dot(double x, double y, Trend.Point point) {}

    static TrendPlot of(Trend trend) {
        List<Trend.Point> points = trend.points();
        double low = points.stream().mapToDouble(Trend.Point::value).min().orElse(0);
        double high = points.stream().mapToDouble(Trend.Point::value).max().orElse(0);
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double along = points.size() == 1 ? 0.5 : (double) i / (points.size() - 1);
            double up = high > low ? (points.get(i).value() - low) / (high - low) : 0.5;
            dots.add(new Dot(place(along, WIDTH), place(1 - up, HEIGHT), points.get(i)));
        }
        return new TrendPlot(trend, List.copyOf(dots));
    }

    /** The points of the line. */
    String line() {
        StringBuilder line = new StringBuilder();
        dots.forEach(dot -> line.append(dot.x).append(',').append(dot.y).append(' '));
        return line.toString().strip();
    }

    /** The trend in words. */
    String alt() {
        if (dots.isEmpty()) {
            return "no run";
        }
        Trend.Point first = dots.get(0).point;
        Trend.Point last = dots.get(dots.size() - 1).point;
        return Shown.count(dots.size()) + " runs, from " + Shown.number(first.value()) + " on "
                + Shown.day(first.time()) + " to " + Shown.number(last.value()) + " on " + Shown.day(last.time());
    }

    private static double place(double share, int room) {
        return Math.round(10 * (MARGIN + share * (room - 2 * MARGIN))) / 10.0;
    }
}
