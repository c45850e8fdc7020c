package camaudit.engine;

import camaudit.attribution.RawMap;
import camaudit.attribution.Requirement;
import camaudit.attribution.method.MethodOptions;
import camaudit.attribution.preset.Fusion;
import camaudit.explain.BatchExplainer;
import camaudit.explain.Explanation;
import camaudit.explain.Recipe;
import camaudit.explain.Sample;
import camaudit.image.Pixels;
import camaudit.image.decode.DecodeOptions;
import camaudit.image.fit.Preprocess;
import camaudit.network.Network;
import camaudit.network.keras.KerasReader;
import camaudit.network.onnx.OnnxReader;
import camaudit.spec.ExplainSpec;
import camaudit.spec.TargetRule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A network with pictures and maps that src/test/python/make_method_goldens.py computed in float64. */
final class MethodGolden {
    private final JsonNode json;
    private final Network network;
    private final Preprocess pixels;

    private MethodGolden(JsonNode json, Network network) {
        this.json = json;
        this.network = network;
        JsonNode p = json.get("pixels");
        this.pixels = new Preprocess(
                Preprocess.Channels.valueOf(p.get("channels").asText()),
                p.get("height").asInt(),
                p.get("width").asInt(),
                Preprocess.Resize.NONE,
                0,
                Preprocess.Interpolation.BILINEAR,
                p.get("scale").asDouble(),
                p.get("offset").asDouble(),
                List.of(),
                List.of());
    }

    static MethodGolden read(String name) throws IOException {
        JsonNode json =
                new ObjectMapper().readTree(Files.readString(Path.of("src/test/resources/methods", name + ".json")));
        Path file = Path.of(json.get("model").asText());
        byte[] bytes = Files.readAllBytes(file);
        return new MethodGolden(
                json,
                file.toString().endsWith(".onnx")
                        ? OnnxReader.read(bytes, file.toString())
                        : KerasReader.read(bytes, file.toString()));
    }

    List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        json.get("cases").forEach(c -> cases.add(new Case(c)));
        return cases;
    }

    int images() {
        return json.get("targets").size();
    }

    float[] logits() {
        return Golden.floats(json.get("logits"));
    }

    int target(int image) {
        return json.get("targets").get(image).asInt();
    }

    /** The picture with the explained class for a label. */
    Sample sample(int image) {
        byte[] all = Base64.getDecoder().decode(json.get("images").asText());
        byte[] own = new byte[all.length / images()];
        System.arraycopy(all, image * own.length, own, 0, own.length);
        Pixels picture =
                new Pixels(pixels.height(), pixels.width(), pixels.channels().count(), own);
        return new Sample(
                picture,
                OptionalInt.of(target(image)),
                json.get("seeds").get(image).asLong());
    }

    List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < images(); i++) {
            samples.add(sample(i));
        }
        return samples;
    }

    /** The explanations of these pictures in one batch. */
    List<Explanation> explain(
            Case c, List<String> methods, MethodOptions options, List<Sample> batch, Backend backend) {
        return explain(c.layers(), c.mirrored(), methods, options, batch, backend);
    }

    /** By these layers. */
    List<Explanation> explain(
            List<String> layers,
            boolean mirrored,
            List<String> methods,
            MethodOptions options,
            List<Sample> batch,
            Backend backend) {
        Recipe recipe = new Recipe(
                new ExplainSpec(
                        layers, methods, options, mirrored, TargetRule.LABEL, DecodeOptions.DEFAULT, backend.name()),
                pixels);
        Plan plan = recipe.plan(network);
        Set<Requirement> needs = recipe.needs();
        LoadedModel loadedModel = LoadedModel.of(plan, needs, backend.name());
        try (ModelSession session = loadedModel.open(batch.size())) {
            return new BatchExplainer(recipe, plan, session).explain(batch);
        }
    }

    /** Layers and options with the maps of some methods. */
    static final class Case {
        private final JsonNode json;

        private Case(JsonNode json) {
            this.json = json;
        }

        List<String> layers() {
            List<String> layers = new ArrayList<>();
            json.get("layers").forEach(l -> layers.add(l.asText()));
            return layers;
        }

        boolean mirrored() {
            return json.get("mirrored").asBoolean();
        }

        MethodOptions options() {
            JsonNode o = json.get("options");
            return new MethodOptions(
                    Fusion.valueOf(o.get("fusion").asText()),
                    o.get("channels").asInt(),
                    o.get("samples").asInt(),
                    o.get("noise").asDouble(),
                    o.get("steps").asInt(),
                    o.get("alpha").asDouble(),
                    o.get("others").asInt(),
                    null);
        }

        List<String> methods() {
            List<String> methods = new ArrayList<>();
            json.get("maps").fieldNames().forEachRemaining(methods::add);
            return methods;
        }

        /** The kept values of all images' maps. */
        float[] expected(String method) {
            return Golden.floats(json.get("maps").get(method).get("values"));
        }

        /** Those values of a map that are kept of the expected one; empty where its size is another. */
        Optional<float[]> kept(String method, RawMap map) {
            JsonNode m = json.get("maps").get(method);
            if (map.map().height() != m.get("shape").get(0).asInt()
                    || map.map().width() != m.get("shape").get(1).asInt()) {
                return Optional.empty();
            }
            int every = m.get("every").asInt();
            float[] kept = new float[(map.values().length + every - 1) / every];
            for (int i = 0; i < kept.length; i++) {
                kept[i] = map.values()[i * every];
            }
            return Optional.of(kept);
        }

        @Override
        public String toString() {
            return layers() + (mirrored() ? ", mirrored, " : ", ") + options();
        }
    }
}
