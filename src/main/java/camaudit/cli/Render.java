package camaudit.cli;

import camaudit.config.RenderConfig;
import camaudit.config.Values;
import camaudit.report.ConfiguredRenderer;
import camaudit.report.Figure;
import camaudit.spark.render.RenderAction;
import camaudit.spark.session.Workspace;
import camaudit.spec.RenderRequest;
import camaudit.text.Redaction;
import java.io.PrintStream;
import java.util.List;

/** The command {@code render}: draws figures of what a run explained. */
final class Render implements Command {
    private static final Usage USAGE = new Usage(
            "render",
            "Draws PNG pictures of explanations: figures, contact sheets of classes, sheets of methods.",
            List.of(
                    "--sheet figure: the image as the network saw it, its heatmap in two colour maps and the overlay, one picture for each "
                            + "image and method, OUTPUT/<image_id>.<method>.png. --sheet class: the overlays of a class's images with "
                            + "prediction and probability, wrong ones framed, OUTPUT/<number>-<class>.<method>.png. --sheet methods: the "
                            + "overlays of all methods of an image, OUTPUT/<image_id>.methods.png. What --top chooses has its rank in front "
                            + "of its name.",
                    "",
                    "A cell of the map is drawn where the network looks from: at the centre of its receptive field. Other tools stretch the "
                            + "map over the whole image (--geometry halfpixel), which moves heat outwards where convolutions have no "
                            + "padding. A map of the input's size is drawn pixel by pixel. Maps with a sign, such as gradient-x-input, are "
                            + "red above zero and blue below."),
            List.of(
                    "cam-audit render --explanations out --output out-figures --limit 100",
                    "cam-audit render --explanations out --output out-classes --sheet class",
                    "cam-audit render --explanations out --output out-wrong --sheet class --by predicted \\\n"
                            + "            --where \"label <> predicted and border_lift > 2\"",
                    "cam-audit render --explanations out --output out-border --top 20 --order border_lift",
                    "cam-audit render --explanations out --output out-peer --preset pytorch-grad-cam"),
            RenderConfig.SETTINGS,
            true);

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Values values, Invocation invocation, PrintStream out) throws Exception {
        RenderRequest request = RenderConfig.read(values);
        Figure.requireFonts();
        try (Workspace workspace = invocation.open(USAGE.name())) {
            RenderAction.Result result = new RenderAction(workspace, new ConfiguredRenderer(request)).run(request);
            result.remark().ifPresent(remark -> out.println("note: " + Redaction.of(remark)));
            out.println(result.drawn() + " figures in " + request.output());
            if (!result.missing().isEmpty()) {
                out.println(result.missing().size() + " images could not be drawn, e.g. "
                        + Redaction.of(result.missing().get(0)));
                return ExitCode.FAILED;
            }
            if (result.drawn() == 0) {
                out.println("no row of " + request.explanations() + " is chosen"
                        + request.choice()
                                .where()
                                .map(text -> ": none fulfils --where \"" + text + "\"")
                                .orElse(""));
            }
            return ExitCode.DONE;
        }
    }
}
