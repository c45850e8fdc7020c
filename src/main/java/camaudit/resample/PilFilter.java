package camaudit.resample;

/** PIL's resampling filters: a weight by the distance from the centre, 0 beyond the support, both in cells of the coarser grid. */
public enum PilFilter {
    BOX(0.5),
    BILINEAR(1),
    HAMMING(1),
    /** Keys' cubic with a = −½. */
    BICUBIC(2),
    LANCZOS(3);

    private final double support;

    PilFilter(double support) {
        this.support = support;
    }

    /** The greatest distance that has a weight. */
    public double support() {
        return support;
    }

    /**
     * The filter is centred on (i + ½)·in/out and, where the picture shrinks, widened by in/out, which is PIL's antialiasing. The weights
     * of a cell are made to sum to 1. An axis that keeps its size is left as it is.
     */
    Taps taps(Scaling axis) {
        double scale = (double) axis.size() / axis.scaled();
        double widening = Math.max(scale, 1);
        double narrowing = 1 / widening;
        double reach = support * widening;
        return Taps.of(axis.size(), axis.count(), i -> {
            if (axis.size() == axis.scaled()) {
                return Taps.Tap.run(axis.start() + i, 1);
            }
            double centre = (axis.start() + i + 0.5) * scale;
            int from = Math.max(0, (int) (centre - reach + 0.5));
            int to = Math.min(axis.size(), (int) (centre + reach + 0.5));
            double[] weights = new double[to - from];
            for (int k = 0; k < weights.length; k++) {
                // In PIL's order of operations, on which the last bit depends.
                weights[k] = weight((from + k - centre + 0.5) * narrowing);
            }
            return Taps.Tap.normalized(from, weights, axis.size());
        });
    }

    /** The map at another size, as PIL resizes pictures of one float: rounded to float32 after the rows and after the columns. */
    public FloatMap resize(FloatMap map, int outHeight, int outWidth) {
        Taps columns = taps(new Scaling(map.width(), outWidth, 0, outWidth));
        Taps rows = taps(new Scaling(map.height(), outHeight, 0, outHeight));
        FloatMap wide = FloatMap.rounded(Taps.across(map.doubles(), map.height(), columns), map.height(), outWidth);
        return FloatMap.rounded(Taps.down(wide.doubles(), rows, outWidth), outHeight, outWidth);
    }

    /** The weight of a cell at this distance from the centre. */
    public double weight(double distance) {
        return switch (this) {
            case BOX -> distance > -0.5 && distance <= 0.5 ? 1 : 0;
            case BILINEAR -> Math.max(0, 1 - Math.abs(distance));
            case HAMMING -> hamming(distance);
            case BICUBIC -> cubic(distance);
            case LANCZOS -> distance >= -3 && distance < 3 ? sinc(distance) * sinc(distance / 3) : 0;
        };
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** A sinc under a Hamming window, whose constants PIL has in float32. */
    private static double hamming(double distance) {
        double x = Math.abs(distance);
        return x >= 1 ? 0 : sinc(x) * (0.54f + 0.46f * Math.cos(Math.PI * x));
    }

    private static double cubic(double distance) {
        double a = -0.5;
        double x = Math.abs(distance);
        if (x < 1) {
            return ((a + 2) * x - (a + 3)) * x * x + 1;
        }
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
    }
}
