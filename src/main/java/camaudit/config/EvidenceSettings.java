package camaudit.config;

import camaudit.spec.EvidenceSpec;
import java.util.List;

/** What a run finds out besides the explanations. */
final class EvidenceSettings {
    private static final int MOST = 1_000_000;

    static final List<Setting> SETTINGS = List.of(
            Setting.flag(
                    "counterfactual",
                    "also score each image with its background replaced (even, blurred, of another image of its class and of another "
                            + "class) and with its foreground filled in: five more forward passes an image; needs --masks or --boxes"),
            Setting.withDefault(
                    "faithfulness",
                    "N",
                    "0",
                    "on N images spread over the dataset, also measure how the probability answers to each method's map (deletion, "
                            + "insertion, ROAD, average drop), beside a random map's and that of a network with shuffled weights: "
                            + "OUTPUT/faithfulness"));

    private EvidenceSettings() {}

    static EvidenceSpec read(Values values) {
        int faithfulness = values.whole("faithfulness", 0, MOST, 0);
        return new EvidenceSpec(values.flag("counterfactual"), faithfulness);
    }
}
