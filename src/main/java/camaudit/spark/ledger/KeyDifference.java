package camaudit.spark.ledger;

import camaudit.text.InputException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** The differences between two runs whose results cannot stand in one table. */
final class KeyDifference {
    private KeyDifference() {}

    static void require(Map<String, String> earlier, Map<String, String> now, String output) {
        TreeSet<String> names = new TreeSet<>(earlier.keySet());
        names.addAll(now.keySet());
        names.removeIf(name -> Objects.equals(earlier.get(name), now.get(name)));
        if (!names.isEmpty()) {
            StringBuilder message =
                    new StringBuilder("--resume: the results in " + output + " were made in another way:");
            for (String name : names) {
                message.append(' ')
                        .append(name)
                        .append(" was ")
                        .append(earlier.getOrDefault(name, "not said"))
                        .append(", now ")
                        .append(now.getOrDefault(name, "not said"))
                        .append(';');
            }
            throw new InputException(message
                    + " give the same options as then, choose another folder, or say --overwrite to begin anew");
        }
    }
}
