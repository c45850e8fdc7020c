package camaudit.bench.textured;

/**
 * A square of colours, row-major.
 *
 * @param colors red, green and blue, 0..255, for each all pixels
 * @param opacity 0..1
 */
@SuppressWarnings("ArrayRecordComponent")
record Layer(double[][] colors, double[] opacity) {
    static Layer empty(int side) {
        return new Layer(new double[3][side * side], new double[side * side]);
    }
}
