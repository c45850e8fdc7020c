package camaudit.report;

import java.awt.Color;

/** The colours, sizes and distances of a figure, in pixels. */
final class Style {
    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x1b1b1b);
    static final Color SOFT = new Color(0x5f6368);
    static final Color LINE = new Color(0xc4c7cb);
    static final Color VOID = new Color(0xf3f4f5);
    static final Color HATCH = new Color(0xe3e5e8);
    static final Color WRONG = new Color(0xb3261e);
    static final Color RIGHT = new Color(0x1b6e3c);

    static final int MARGIN = 24;
    static final int GAP = 20;

    /** A panel's place is at least this large, so that captions and reasons have room even with a narrow picture. */
    static final int PLACE_WIDTH = 176;

    static final int PLACE_HEIGHT = 112;

    static final int TITLE = 20;
    static final int TEXT = 14;
    static final int SMALL = 12;
    static final int TINY = 11;

    private Style() {}
}
