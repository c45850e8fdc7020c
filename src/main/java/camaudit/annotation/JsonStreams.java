package camaudit.annotation;

import camaudit.text.Problems;
import camaudit.text.UserException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;

/** JSON read token by token, within limits. */
final class JsonStreams {
    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 16 << 20;
    private static final int LONGEST_NUMBER = 100;
    private static final int SHOWN = 200;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private JsonStreams() {}

    static JsonParser parser(InputStream in) throws IOException {
        return FACTORY.createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }

    static String where(JsonParser parser) {
        return "line " + parser.currentLocation().getLineNr() + ", column "
                + parser.currentLocation().getColumnNr();
    }

    static UserException malformed(Problems problems, JsonParser parser, String message) {
        String cut = message.length() <= SHOWN ? message : message.substring(0, SHOWN) + "…";
        return problems.fatal(where(parser), "this is not valid JSON (" + cut + "): copy the file again");
    }
}
