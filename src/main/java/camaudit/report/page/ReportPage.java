package camaudit.report.page;

import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Objects;

/** The audit's report: one HTML file that loads nothing and runs nothing but its own script. */
public final class ReportPage {
    private ReportPage() {}

    /** The whole document; below 15 MB for 1,000 classes with maps of 160 pixels. */
    public static String html(Page page) {
        StringOutput output = new StringOutput();
        render(page, output);
        return output.toString();
    }

    /** Jte's templates take null for no interceptor. */
    @SuppressWarnings("NullAway")
    private static void render(Page page, TemplateOutput output) {
        Layout layout = Layout.of(Objects.requireNonNull(page, "page"));
        JtepageGenerated.render(new InertOutput(output), null, layout, Assets.BUNDLED);
    }
}
