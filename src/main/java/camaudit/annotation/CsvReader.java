package camaudit.annotation;

import camaudit.text.Problems;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Comma-separated values by RFC 4180, strictly: a field with a comma, a quote or a line break is in quotes, and a quote in it is doubled.
 * Lines end with LF or CR LF; empty lines are passed over.
 */
final class CsvReader {
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_FIELDS = 10_000;
    private static final int END = -1;

    private final Reader reader;
    private final Problems problems;
    private int next;
    private long line = 1;

    /**
     * One line of values.
     *
     * @param line where it begins, from 1 on
     */
    record Line(long line, List<String> fields) {}

    CsvReader(Reader reader, Problems problems) throws IOException {
        this.reader = reader;
        this.problems = problems;
        this.next = reader.read();
        if (next == '\ufeff') {
            next = reader.read();
        }
    }

    /** The next line, empty at the end. */
    Optional<Line> read() throws IOException {
        while (next == '\n' || next == '\r') {
            endOfLine();
        }
        if (next == END) {
            return Optional.empty();
        }
        long start = line;
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (next == ',') {
            advance();
            fields.add(field());
            if (fields.size() > MOST_FIELDS) {
                throw problems.fatal(
                        "line " + start, "it has more than " + MOST_FIELDS + " fields: is this a CSV file?");
            }
        }
        endOfLine();
        return Optional.of(new Line(start, fields));
    }

    private void endOfLine() throws IOException {
        if (next == '\r') {
            advance();
            if (next != '\n') {
                throw problems.fatal("line " + line, "a carriage return without a line feed: save it with LF or CR LF");
            }
        }
        if (next == '\n') {
            advance();
            line++;
        }
    }

    private String field() throws IOException {
        StringBuilder text = new StringBuilder();
        if (next != '"') {
            while (next != ',' && next != '\n' && next != '\r' && next != END) {
                if (next == '"') {
                    throw problems.fatal(
                            "line " + line,
                            "a quote within " + Problems.shown(text.toString())
                                    + ": put the field in quotes and double the quote");
                }
                append(text);
            }
            return text.toString();
        }
        long start = line;
        advance();
        while (true) {
            if (next == END) {
                throw problems.fatal("line " + start, "the quote that begins here does not end: close it");
            }
            if (next == '"') {
                advance();
                if (next != '"') {
                    break;
                }
            } else if (next == '\n') {
                line++;
            }
            append(text);
        }
        if (next != ',' && next != '\n' && next != '\r' && next != END) {
            throw problems.fatal(
                    "line " + line,
                    "text behind the closing quote of " + Problems.shown(text.toString())
                            + ": double the quotes within the field");
        }
        return text.toString();
    }

    private void append(StringBuilder text) throws IOException {
        if (text.length() == MOST_CHARACTERS) {
            throw problems.fatal(
                    "line " + line, "a field has more than " + MOST_CHARACTERS + " characters: is this a CSV file?");
        }
        text.append((char) next);
        advance();
    }

    private void advance() throws IOException {
        next = reader.read();
    }
}
