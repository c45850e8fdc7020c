package camaudit.report;

/** The size of a map in words, and whether its strongest cells are drawn alike. */
final class MapSize {
    private MapSize() {}

    static String of(Heat heat) {
        String size = "map " + heat.width() + " × " + heat.height();
        return heat.isClipped() ? size + ", top 0.5 % saturated" : size;
    }
}
