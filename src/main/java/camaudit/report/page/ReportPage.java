package camaudit.report.page;

import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import gg.jte.output.WriterOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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

    /** Writes {@link #html} in UTF-8; the stream is flushed, not closed. */
    public static void write(Page page, OutputStream stream) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        try {
            render(page, new WriterOutput(writer));
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
        writer.flush();
    }

    /** Jte's templates take null for no interceptor. */
    @SuppressWarnings("NullAway")
    private static void render(Page page, TemplateOutput output) {
        Layout layout = Layout.of(Objects.requireNonNull(page, "page"));
        JtepageGenerated.render(new InertOutput(output), null, layout, Assets.OWN);
    }
}
