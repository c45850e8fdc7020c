package camaudit.provenance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a finished run leaves in {@code run.json}: enough to say what made a table and to make it again.
 *
 * @param runId the {@code run_id} of the tables' rows
 * @param started ISO-8601, UTC
 * @param model where it was, its digest, format and size
 * @param explained layer, methods, head and shapes
 * @param input how pixels became the network's input
 * @param dataset where the images were, their layout, labels and class names
 * @param configuration every option as it took effect
 * @param environment versions, commit, architecture
 * @param selfCheck what the run found out about model and methods before it began; absent where it was not checked
 * @param counts images, explanations, rejections by reason, of all that the tables hold
 * @param counterfactual what the network says where backgrounds are replaced, of all that the table holds; empty where it was not scored
 * @param faithfulness means of the faithfulness table by method and subject; empty where there is none
 * @param masks on how many images they were tested; empty where they were not
 * @param increment what of that this run did, and what it found done
 * @param time shares of the tasks' time by phase, of 1
 */
public record RunReport(
        String runId,
        String started,
        String finished,
        double seconds,
        double imagesPerSecond,
        ReportedModel model,
        ReportedTarget explained,
        ReportedInput input,
        ReportedDataset dataset,
        Map<String, Object> configuration,
        Map<String, String> environment,
        ReportedCheck selfCheck,
        RunTotals counts,
        Map<String, Number> counterfactual,
        ReportedFaithfulness faithfulness,
        Map<String, Number> masks,
        Increment increment,
        Map<String, Double> time) {

    /** The file's name in an output folder. */
    public static final String FILE = "run.json";

    private static final ObjectMapper JSON = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Sections that an older file may lack and that readers use. */
    private static final List<String> SECTIONS = List.of("model", "explained", "input", "dataset", "faithfulness");

    private static final TypeReference<Map<String, Object>> SECTION = new TypeReference<>() {};

    public RunReport {
        Objects.requireNonNull(runId);
    }

    /**
     * Reads a report.
     *
     * @throws IllegalArgumentException if the text is no report
     */
    public static RunReport parse(String json) {
        try {
            if (!(JSON.readTree(json) instanceof ObjectNode node)) {
                throw new IllegalArgumentException("not a " + FILE + ": it holds nothing");
            }
            SECTIONS.stream().filter(name -> !node.hasNonNull(name)).forEach(node::putObject);
            return JSON.treeToValue(node, RunReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + FILE + ": " + e.getOriginalMessage(), e);
        }
    }

    /** What made the tables, section by section as JSON has it: model, what was explained, dataset. */
    public Map<String, Object> origin() {
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put("model", JSON.convertValue(model, SECTION));
        sections.put("explained", JSON.convertValue(explained, SECTION));
        sections.put("dataset", JSON.convertValue(dataset, SECTION));
        return sections;
    }

    /** The report as indented JSON with the format's version in front. */
    public String toJson() {
        try {
            ObjectNode node = JSON.createObjectNode().put("format", 1);
            node.setAll((ObjectNode) JSON.valueToTree(this));
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
