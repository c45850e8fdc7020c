package camaudit.cli;

import camaudit.config.MaximizeConfig;
import camaudit.config.Values;
import camaudit.explain.ClassChoice;
import camaudit.explain.Maximization;
import camaudit.image.Pixels;
import camaudit.image.PngWriter;
import camaudit.spark.storage.Storage;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The command {@code maximize}: draws the picture that a class responds to. */
final class Maximize implements Command {
    private static final int READABLE = 224;

    private static final Usage USAGE = new Usage(
            "maximize",
            "Draws what a class looks like to the network: activation maximization.",
            List.of(
                    "Changes a gray picture, step by step, so that the class's score before softmax grows, while total variation keeps "
                            + "it smooth and a p-norm keeps it near its start; random shifts before each step keep it from "
                            + "high-frequency tricks. All weights are in units of the score, on brightness 0..1.",
                    "",
                    "The PNG is exactly what the network saw, in 8 bits, each pixel drawn as a square: 'explain --resize squash' on it "
                            + "gives the probability that is printed. Give --scale, --mean and so on as for 'explain'."),
            List.of(
                    "cam-audit maximize --model src/demo/mnist-cnn.keras --scale 1/255 --class 7 --output seven.png",
                    "cam-audit maximize --model model.h5 --class all --output classes.png --steps 512 --tv-weight 2"),
            MaximizeConfig.SETTINGS,
            false);

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Values values, Invocation invocation, PrintStream out) {
        MaximizeConfig config = MaximizeConfig.read(values);
        Storage storage = Storage.standalone();
        MaximizePlan ready = MaximizePlan.of(config, storage);
        out.println("engine    " + ready.loadedModel().backend());
        new Maximization(ready.loadedModel(), ready.pixels(), config.ascent())
                .draw(ready.classes(), MaximizePlan.start(config, ready.pixels(), storage), config.seed(), drawn -> {
                    String file = ready.files().of(drawn.number());
                    storage.write(file, PngWriter.of(drawn.picture(), zoom(config.zoom(), drawn.picture())));
                    print(drawn, ready.choice(), file, out);
                });
        return ExitCode.DONE;
    }

    private static int zoom(OptionalInt given, Pixels picture) {
        int side = Math.min(picture.height(), picture.width());
        return given.orElse(Math.max(1, (READABLE + side - 1) / side));
    }

    private static void print(Maximization.Drawn drawn, ClassChoice choice, String file, PrintStream out) {
        Maximization.Outcome before = drawn.before();
        Maximization.Outcome after = drawn.after();
        out.printf(
                Locale.ROOT,
                "%s: logit %.2f → %.2f, probability %.4f → %.4f, in %s%n",
                choice.describe(drawn.number()),
                before.logit(),
                after.logit(),
                before.probability(),
                after.probability(),
                file);
        if (after.predicted() != drawn.number()) {
            out.println("  but the network takes it for " + choice.describe(after.predicted())
                    + ": try more --steps, or less --tv-weight and --norm-weight");
        }
    }
}
