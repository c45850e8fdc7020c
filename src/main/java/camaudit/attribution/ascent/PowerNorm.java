package camaudit.attribution.ascent;

/**
 * How far a picture is from a reference: Σ |d|^p over the deviations d, p above 1 (Simonyan et al. 2014, eq. 1, for p = 2; Mahendran
 * and Vedaldi 2015, sec. 3.1, for any, without the mean).
 *
 * @param p the exponent; the larger, the more it holds back single pixels rather than all of them
 */
public record PowerNorm(double p) {

    public PowerNorm {
        if (!(p > 1) || Double.isInfinite(p)) {
            throw new IllegalArgumentException("p is " + p + ": give a number above 1");
        }
    }

    /** The gradient with respect to each deviation: p·|d|^(p−1)·sign(d). */
    public float[] gradient(float[] deviations) {
        float[] gradient = new float[deviations.length];
        for (int i = 0; i < gradient.length; i++) {
            float d = deviations[i];
            gradient[i] = (float) (p * Math.signum(d) * (p == 2 ? Math.abs(d) : Math.pow(Math.abs(d), p - 1)));
        }
        return gradient;
    }
}
