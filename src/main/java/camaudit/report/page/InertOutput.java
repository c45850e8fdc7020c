package camaudit.report.page;

import camaudit.text.Numbers;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;

/**
 * Output in which foreign text is only text: it is escaped for its context, characters that change the direction or are no characters are
 * shown by their number, and it is cut at 1,000 characters.
 */
final class InertOutput extends OwaspHtmlTemplateOutput {
    private static final int LONGEST = 1_000;

    InertOutput(TemplateOutput output) {
        super(output);
    }

    @Override
    public void writeUserContent(String text) {
        super.writeUserContent(visible(text));
    }

    /** The text with {@code \u202E} and the like spelled out. */
    static String visible(String text) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), LONGEST) + 16);
        int at = 0;
        while (at < text.length() && shown.length() < LONGEST) {
            int code = text.codePointAt(at);
            at += Character.charCount(code);
            if (code == '\n' || code == '\t') {
                shown.append(' ');
            } else if (steers(code)) {
                shown.append(Numbers.format("\\u%04X", code));
            } else {
                shown.appendCodePoint(code);
            }
        }
        return at < text.length()
                ? shown.append(" … [")
                        .append(Shown.count(text.length()))
                        .append(" characters]")
                        .toString()
                : shown.toString();
    }

    private static boolean steers(int code) {
        return code < ' '
                || (code >= 0x7f && code <= 0x9f)
                || code == 0x061c
                || code == 0x200e
                || code == 0x200f
                || (code >= 0x2028 && code <= 0x202e)
                || (code >= 0x2066 && code <= 0x2069)
                || code == 0xfeff
                || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)
                || (code & 0xfffe) == 0xfffe;
    }
}
