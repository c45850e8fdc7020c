package camaudit.attribution.method;

/** All eigenvectors of a symmetric matrix by cyclic Jacobi rotations: slow, plain and exact. */
final class Jacobi {
    private Jacobi() {}

    /** The eigenvector of the largest eigenvalue. */
    static double[] dominant(double[][] symmetric) {
        int n = symmetric.length;
        double[][] m = new double[n][];
        double[][] vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            m[i] = symmetric[i].clone();
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < 40; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(m, vectors, p, q);
                }
            }
        }
        int best = 0;
        for (int i = 1; i < n; i++) {
            best = m[i][i] > m[best][best] ? i : best;
        }
        double[] dominant = new double[n];
        for (int i = 0; i < n; i++) {
            dominant[i] = vectors[i][best];
        }
        return dominant;
    }

    private static void rotate(double[][] m, double[][] vectors, int p, int q) {
        if (m[p][q] == 0) {
            return;
        }
        double angle = Math.atan2(2 * m[p][q], m[q][q] - m[p][p]) / 2;
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (int k = 0; k < m.length; k++) {
            double kp = m[k][p];
            double kq = m[k][q];
            m[k][p] = c * kp - s * kq;
            m[k][q] = s * kp + c * kq;
            double vp = vectors[k][p];
            double vq = vectors[k][q];
            vectors[k][p] = c * vp - s * vq;
            vectors[k][q] = s * vp + c * vq;
        }
        for (int k = 0; k < m.length; k++) {
            double pk = m[p][k];
            double qk = m[q][k];
            m[p][k] = c * pk - s * qk;
            m[q][k] = s * pk + c * qk;
        }
    }
}
