package camaudit.explain;

import camaudit.engine.LoadedModel;
import camaudit.engine.ModelSession;
import camaudit.engine.Plan;
import camaudit.image.Decoded;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import camaudit.image.decode.ImageDecoder;
import camaudit.network.Network;
import camaudit.network.reader.ModelFileReader;
import camaudit.spec.ExplainOptions;
import camaudit.text.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Explains single pictures, on one thread and without Spark: a trained network in a file, and what {@link ExplainOptions} say. */
public final class Explainer implements AutoCloseable {
    private final Recipe recipe;
    private final ImageDecoder decoder;
    private final Plan plan;
    private final ModelSession session;
    private final BatchExplainer explainer;

    private Explainer(Recipe recipe, LoadedModel loadedModel) {
        this.recipe = recipe;
        this.decoder = new ImageDecoder(recipe.spec().decode());
        this.plan = loadedModel.plan().plan();
        this.session = loadedModel.open(1);
        this.explainer = new BatchExplainer(recipe, plan, session);
    }

    /**
     * Reads and loads a model.
     *
     * @param model a Keras, ONNX or DL4J file
     * @throws camaudit.network.ModelException if it cannot be read, or layer or method do not fit it
     */
    public static Explainer open(Path model, ExplainOptions options) {
        Network network = ModelFileReader.read(bytes(model), String.valueOf(model.getFileName()));
        Recipe recipe = Recipe.of(options, network);
        Plan plan = recipe.plan(network);
        return new Explainer(
                recipe.resolved(plan),
                LoadedModel.of(plan, recipe.needs(), recipe.spec().backend()));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is explained, by which methods and at which layers, and how the network's input is made. */
    public Recipe recipe() {
        return recipe;
    }

    /** The number of classes. */
    public int classes() {
        return plan.classes();
    }

    /**
     * Explains an image file.
     *
     * @throws InputException with the reason, if the picture cannot be used
     */
    public Explanation explain(Path image) {
        return explain(bytes(image));
    }

    /** Explains the bytes of an image file, as {@link #explain(Path)}. */
    public Explanation explain(byte[] encoded) {
        return explain(usable(decoder.decode(encoded)));
    }

    /** Explains a picture, as {@link #explain(Path)}. */
    public Explanation explain(Pixels picture) {
        Pixels fitted = usable(recipe.pixels().fit(picture));
        Sample sample = new Sample(fitted, OptionalInt.empty(), Arrays.hashCode(fitted.samples()));
        return explainer.explain(List.of(sample)).get(0);
    }

    private static Pixels usable(Decoded decoded) {
        if (decoded instanceof Pixels pixels) {
            return pixels;
        }
        Rejection rejection = (Rejection) decoded;
        throw new InputException(rejection.reason() + ": " + rejection.message());
    }

    @Override
    public void close() {
        session.close();
    }
}
