package camaudit.spark.ledger;

import camaudit.spark.source.Item;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import camaudit.text.Numbers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * A unit's record on disk, gzipped JSON lines: the head, an array {@code [uri, name, state]} for each item, and the number of items. A
 * record without that last line was not finished and does not count.
 */
final class UnitFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern NAME = Pattern.compile("unit-([0-9]{6,})\\.jsonl\\.gz");

    private UnitFile() {}

    static String name(int unit) {
        return Numbers.format("unit-%06d.jsonl.gz", unit);
    }

    /** The number of the unit whose record has this name; empty if it is no record's. */
    static OptionalInt number(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** How many inputs the tables hold by the records of the units in a folder, explained or rejected; 0 where there is none. */
    static long images(Storage storage, String folder) {
        return storage.names(folder).stream()
                .filter(name -> number(name).isPresent())
                .flatMap(name -> read(storage, folder + "/" + name).stream())
                .mapToLong(unit -> unit.head().images())
                .sum();
    }

    /** An item as the record has it. */
    record Entry(String uri, String name, String state) {}

    /** A record as it was read. */
    record Read(UnitRecord head, List<Entry> items) {}

    static void write(Storage storage, String uri, UnitRecord head, Iterable<Item> items) {
        storage.write(uri, out -> {
            try (BufferedWriter lines =
                    new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(out), StandardCharsets.UTF_8))) {
                lines.write(JSON.writeValueAsString(head) + "\n");
                long count = 0;
                for (Item item : items) {
                    lines.write(JSON.writeValueAsString(List.of(item.uri(), item.name(), item.state())) + "\n");
                    count++;
                }
                lines.write(count + "\n");
            }
        });
    }

    /** The record; empty if it was not written to its end. */
    static Optional<Read> read(Storage storage, String uri) {
        List<Entry> items = new ArrayList<>();
        return head(storage, uri, line -> {
                    JsonNode item = JSON.readTree(line);
                    items.add(new Entry(
                            item.get(0).asText(),
                            item.get(1).asText(),
                            item.get(2).asText()));
                })
                .map(head -> new Read(head, items));
    }

    /** The record without its items; empty if it was not written to its end. */
    static Optional<UnitRecord> head(Storage storage, String uri) {
        return head(storage, uri, line -> {});
    }

    /** Takes the line of an item. */
    private interface ItemLine {
        void take(String line) throws IOException;
    }

    private static Optional<UnitRecord> head(Storage storage, String uri, ItemLine each) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(storage.open(uri)), StandardCharsets.UTF_8))) {
            String first = lines.readLine();
            if (first == null) {
                return Optional.empty();
            }
            Optional<UnitRecord> head = Optional.ofNullable(JSON.readValue(first, UnitRecord.class));
            long items = 0;
            String line = lines.readLine();
            while (line != null && line.startsWith("[")) {
                each.take(line);
                items++;
                line = lines.readLine();
            }
            boolean whole = line != null && line.equals(Long.toString(items));
            return whole ? head : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new InputException(
                    uri + " is not the record of a unit (" + e.getOriginalMessage()
                            + "): delete it, and --resume does that unit again",
                    e);
        } catch (EOFException | ZipException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(uri + " cannot be read", e);
        }
    }
}
