package camaudit.config;

import camaudit.spec.CounterfactualSpec;
import camaudit.spec.EvidenceSpec;
import camaudit.text.Numbers;
import camaudit.vocabulary.Variant;
import java.util.List;

/** What a run finds out besides the explanations. */
final class EvidenceSettings {
    private static final String COUNTERFACTUAL = "counterfactual";
    private static final int MOST = 1_000_000;

    static final List<Setting> SETTINGS = List.of(
            Setting.withDefault(
                            COUNTERFACTUAL,
                            "auto|all|none|N",
                            "auto",
                            "on how many images to score the object before other backgrounds (even, blurred, of two other images of its "
                                    + "class and of two of other classes) and the background without the object: "
                                    + Variant.CHANGED.size()
                                    + " more forward passes each; auto: where labels and --masks or --boxes are "
                                    + "known, all up to " + Numbers.format("%,d", CounterfactualSpec.ALL_UP_TO)
                                    + " images and of more "
                                    + CounterfactualSpec.A_CLASS
                                    + " of each class; N: so many, evenly of each class; without a value: all")
                    .orBare("all"),
            Setting.withDefault(
                    "faithfulness",
                    "N",
                    "0",
                    "on N images spread over the dataset, also measure how the probability answers to each method's map (deletion, "
                            + "insertion, ROAD, average drop), beside a random map's and that of a network with shuffled weights: "
                            + "OUTPUT/faithfulness"));

    private EvidenceSettings() {}

    static EvidenceSpec read(Values values) {
        CounterfactualSpec counterfactual = values.parsed(
                        COUNTERFACTUAL,
                        values.text(COUNTERFACTUAL),
                        "auto, all, none or a number of images of 1 or more",
                        EvidenceSettings::counterfactual)
                .orElse(CounterfactualSpec.NONE);
        return new EvidenceSpec(counterfactual, values.whole("faithfulness", 0, MOST, 0));
    }

    private static CounterfactualSpec counterfactual(String text) {
        return switch (text) {
            case "auto" -> CounterfactualSpec.AUTO;
            case "all", "true" -> CounterfactualSpec.ALL;
            case "none", "false" -> CounterfactualSpec.NONE;
            default -> CounterfactualSpec.some(Long.parseLong(text));
        };
    }
}
