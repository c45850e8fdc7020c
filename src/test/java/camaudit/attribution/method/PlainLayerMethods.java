package camaudit.attribution.method;

import static camaudit.attribution.method.Responses.a;
import static camaudit.attribution.method.Responses.g;

import camaudit.attribution.Response;

/** The formulas as they are printed, cell by cell and in double precision. */
final class PlainLayerMethods {
    private PlainLayerMethods() {}

    static double[] of(String method, Response r, int n) {
        double[] map = new double[r.cells()];
        for (int cell = 0; cell < map.length; cell++) {
            for (int k = 0; k < r.channels(); k++) {
                double product = g(r, n, cell, k) * a(r, n, cell, k);
                map[cell] += switch (method) {
                    case "hires-cam" -> product;
                    case "element-wise" -> product > 0 ? product : 0;
                    case "layer-cam" -> g(r, n, cell, k) > 0 ? product : 0;
                    default -> weight(method, r, n, k) * a(r, n, cell, k);
                };
            }
        }
        return map;
    }

    private static double weight(String method, Response r, int n, int k) {
        double gradients = 0;
        double activations = 0;
        double products = 0;
        for (int cell = 0; cell < r.cells(); cell++) {
            gradients += g(r, n, cell, k);
            activations += a(r, n, cell, k);
            products += g(r, n, cell, k) * a(r, n, cell, k);
        }
        double plusPlus = 0;
        for (int cell = 0; cell < r.cells(); cell++) {
            double g = g(r, n, cell, k);
            double alpha = g == 0 ? 0 : Math.pow(g, 2) / (2 * Math.pow(g, 2) + Math.pow(g, 3) * activations + 1e-6);
            plusPlus += alpha * Math.max(g, 0);
        }
        return switch (method) {
            case "cam" -> gradients;
            case "grad-cam" -> gradients / r.cells();
            case "grad-cam++" -> plusPlus;
            case "xgrad-cam" -> products / (activations + 1e-7);
            default -> throw new IllegalArgumentException(method);
        };
    }
}
