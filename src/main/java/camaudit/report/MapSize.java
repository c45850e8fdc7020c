package camaudit.report;

/** The size of a map in words. */
final class MapSize {
    private MapSize() {}

    static String of(Heat heat) {
        return "map " + heat.width() + " × " + heat.height();
    }
}
