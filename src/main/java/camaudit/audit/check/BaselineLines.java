package camaudit.audit.check;

import camaudit.text.Problems;
import camaudit.vocabulary.Verdict;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Earlier runs as text, one JSON object per line. */
public final class BaselineLines {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int FORMAT = 1;
    /** Times are compared as texts. */
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    private BaselineLines() {}

    /** One run as a line, without a line break. */
    public static String write(BaselineRun run) {
        ObjectNode node = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("run_id", run.run())
                .put("time", run.time())
                .put("model_sha256", run.model())
                .put("verdict", run.verdict().name())
                .put("accepted", run.accepted());
        ObjectNode figures = node.putObject("figures");
        run.figures().forEach(figures::put);
        return node.toString();
    }

    /**
     * All runs of a text, in its order; empty lines are skipped.
     *
     * @throws IllegalArgumentException with the number of the first line that is not a whole run
     */
    public static List<BaselineRun> read(String text) {
        List<BaselineRun> runs = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isBlank()) {
                try {
                    runs.add(run(JSON.readTree(line)));
                } catch (JsonProcessingException | IllegalArgumentException e) {
                    String why = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
                    throw new IllegalArgumentException(
                            "line " + number + " of the earlier runs is none (" + why
                                    + "): take the line out, or name another folder for the baseline",
                            e);
                }
            }
        }
        return runs;
    }

    private static BaselineRun run(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("it is no object in { }");
        }
        if (!node.path("format").isInt() || node.path("format").intValue() != FORMAT) {
            throw new IllegalArgumentException(
                    node.has("format")
                            ? "its format is " + node.path("format") + ", not " + FORMAT
                            : "it has no 'format'");
        }
        if (!node.path("accepted").isBoolean()) {
            throw new IllegalArgumentException("it has no 'accepted' that is true or false");
        }
        if (!node.path("figures").isObject()) {
            throw new IllegalArgumentException("it has no 'figures' in { }");
        }
        TreeMap<String, Double> figures = new TreeMap<>();
        node.path("figures").properties().forEach(figure -> {
            if (!figure.getValue().isNumber()) {
                throw new IllegalArgumentException("the figure " + figure.getKey() + " is " + figure.getValue());
            }
            figures.put(figure.getKey(), figure.getValue().doubleValue());
        });
        return new BaselineRun(
                text(node, "run_id"),
                time(text(node, "time")),
                text(node, "model_sha256"),
                verdict(text(node, "verdict")),
                node.path("accepted").booleanValue(),
                figures);
    }

    private static String time(String text) {
        if (!TIME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "its time is " + Problems.shown(text) + ", not one such as 2026-01-31T02:00:00Z");
        }
        return text;
    }

    private static Verdict verdict(String text) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("its verdict is " + Problems.shown(text)
                        + ", not one of " + Arrays.toString(Verdict.values())));
    }

    private static String text(JsonNode node, String name) {
        if (!node.path(name).isTextual()) {
            throw new IllegalArgumentException("it has no text '" + name + "'");
        }
        return node.path(name).textValue();
    }
}
