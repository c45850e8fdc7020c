package camaudit.cli;

import camaudit.config.RenderConfig;
import camaudit.config.Setting;
import camaudit.config.Values;
import camaudit.report.Figure;
import camaudit.report.FigureInput;
import camaudit.spark.Painter;
import camaudit.spark.RenderAction;
import camaudit.spark.Workspace;
import java.io.PrintStream;
import java.util.List;

/** Draws figures of what a run explained. */
final class Render implements Command {
    @Override
    public String name() {
        return "render";
    }

    @Override
    public String summary() {
        return "Draws PNG figures of explanations: input, heatmap, overlay.";
    }

    @Override
    public List<String> description() {
        return List.of(
                "One figure per image and method: the image as the network saw it, the heatmap in jet and in viridis, and the "
                        + "overlay; the title has label, prediction and score. Files are named OUTPUT/<image_id>.<method>.png.",
                "",
                "A cell of the map is drawn where the network looks from: at the centre of its receptive field. Other tools stretch the "
                        + "map over the whole image (--geometry halfpixel), which moves heat outwards where convolutions have no padding.");
    }

    @Override
    public List<String> examples() {
        return List.of("cam-audit render --explanations out --output out-figures --limit 100");
    }

    @Override
    public List<Setting> settings() {
        return RenderConfig.SETTINGS;
    }

    @Override
    public boolean usesSpark() {
        return true;
    }

    @Override
    public int run(Values values, Invocation invocation, PrintStream out) throws Exception {
        RenderConfig config = RenderConfig.read(values);
        Figure.requireFonts();
        try (Workspace workspace = Workspace.open(name(), invocation.master())) {
            RenderAction.Result result = new RenderAction(workspace, Render::paint)
                    .run(new RenderAction.Request(
                            config.explanations(),
                            config.images(),
                            config.output(),
                            config.limit(),
                            config.classNames(),
                            config.geometry() == RenderConfig.Geometry.HALFPIXEL,
                            config.overwrite()));
            out.println(result.drawn() + " figures in " + config.output());
            if (!result.missing().isEmpty()) {
                out.println(result.missing().size() + " images could not be drawn, e.g. "
                        + result.missing().get(0));
                return ExitCode.FAILED;
            }
            return ExitCode.DONE;
        }
    }

    private static byte[] paint(Painter.Explained row) {
        return Figure.png(new FigureInput(
                row.picture(),
                row.map(),
                row.placement(),
                row.imageId(),
                row.label(),
                row.predicted(),
                row.target(),
                row.probability(),
                row.logit(),
                row.method(),
                row.layer(),
                row.status()));
    }
}
