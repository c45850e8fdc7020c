package camaudit.spark.source.container;

import camaudit.image.Rejection;
import camaudit.text.Numbers;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Which class of the network a stored label is. */
public final class ClassLabels implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Where a record's label comes from. */
    public enum From {
        NOTHING,
        /** The label in the record. */
        RECORD,
        /** The first folder of the record's name. */
        FOLDER
    }

    private final From from;
    private final int classes;
    private final HashMap<String, Integer> byName = new HashMap<>();
    /** The dataset's own names by its numbers, where all of them are among the network's. */
    private final ArrayList<String> stored;

    private ClassLabels(From from, int classes, List<String> names, List<String> stored) {
        this.from = Objects.requireNonNull(from);
        this.classes = classes;
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), i);
        }
        this.stored = new ArrayList<>(byName.keySet().containsAll(stored) ? stored : List.of());
    }

    public static ClassLabels none() {
        return new ClassLabels(From.NOTHING, 0, List.of(), List.of());
    }

    /**
     * Labels of a network with this many classes.
     *
     * @param names of the classes in the network's order; may be empty
     * @param stored names of the dataset's own numbers; numbers are the network's where these are not among {@code names}
     */
    public static ClassLabels of(From from, int classes, List<String> names, List<String> stored) {
        return new ClassLabels(from, classes, names, stored);
    }

    public boolean isEmpty() {
        return from == From.NOTHING;
    }

    /**
     * The class of a record; empty for one without a label, or with the label −1, which means the same.
     *
     * @throws UnknownLabel if it is none of the network's
     */
    public OptionalInt label(StoredRecord image) throws UnknownLabel {
        Optional<RawLabel> raw = switch (from) {
            case NOTHING -> Optional.empty();
            case RECORD -> image.label();
            case FOLDER -> folder(image.name());
        };
        return raw.isEmpty() ? OptionalInt.empty() : index(raw.get());
    }

    /** The first folder of a name. */
    public static Optional<RawLabel> folder(String name) {
        int slash = name.indexOf('/');
        return slash < 1 ? Optional.empty() : Optional.of(RawLabel.text(name.substring(0, slash)));
    }

    private OptionalInt index(RawLabel label) throws UnknownLabel {
        if (label.text().isEmpty()) {
            if (label.number() >= 0 && label.number() < stored.size()) {
                return OptionalInt.of(Objects.requireNonNull(byName.get(stored.get((int) label.number()))));
            }
            return within(label, label.number());
        }
        Integer named = byName.get(label.text());
        if (named != null) {
            return OptionalInt.of(named);
        }
        if (label.text().matches("-?[0-9]{1,18}") && from == From.RECORD) {
            return within(label, Long.parseLong(label.text()));
        }
        throw new UnknownLabel("the label " + label + " is none of the class names"
                + (byName.isEmpty()
                        ? ", for there are none: give --class-names in the network's order, or --labels none"
                        : ": correct --class-names or the label, or give --labels none"));
    }

    private OptionalInt within(RawLabel label, long number) throws UnknownLabel {
        if (number == -1) {
            return OptionalInt.empty();
        }
        if (number < 0 || number >= classes) {
            throw new UnknownLabel(Numbers.format(
                    "the label %s is no class of the network, which has %d, 0 to %d: correct it, or give --labels none",
                    label, classes, classes - 1));
        }
        return OptionalInt.of((int) number);
    }

    /** A label that is no class of the network. */
    public static final class UnknownLabel extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownLabel(String message) {
            super(message, null, false, false);
        }

        public Rejection rejection() {
            return new Rejection(Rejection.Reason.CORRUPT, Objects.requireNonNull(getMessage()));
        }
    }
}
