package camaudit.report.page;

import camaudit.vocabulary.Verdict;

/** How verdicts are drawn. */
final class VerdictSign {
    private VerdictSign() {}

    /** The class name of a verdict in the style sheet. */
    static String style(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "fail";
            case WARN -> "warn";
            case PASS -> "pass";
            case INCONCLUSIVE, NOT_APPLICABLE -> "open";
        };
    }

    /** The path of its sign in a 16×16 square: each has a different shape, so that colour is never needed. */
    static String path(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "M5 .5h6l4.5 4.5v6L11 15.5H5L.5 11V5zM5 4 4 5l3 3-3 3 1 1 3-3 3 3 1-1-3-3 3-3-1-1-3 3z";
            case WARN -> "M8 .8 15.8 15H.2zM7.2 5.5v5h1.6v-5zm0 6.2v1.6h1.6v-1.6z";
            case PASS -> "M8 .5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM7 11.4l5-5.2-1.1-1.1L7 9.2 5.1 7.3 4 8.4z";
            case INCONCLUSIVE -> "M8 0l8 8-8 8-8-8zM4 7.2v1.6h8V7.2z";
            case NOT_APPLICABLE -> "M1 7h14v2H1z";
        };
    }
}
