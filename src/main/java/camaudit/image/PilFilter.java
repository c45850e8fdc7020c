package camaudit.image;

/** PIL's resampling filters: a weight by the distance from the centre, 0 beyond the support, both in cells of the coarser grid. */
enum PilFilter {
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

    double support() {
        return support;
    }

    double weight(double distance) {
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
