package camaudit.spark.source.formats;

import camaudit.spark.source.CandidateFile;
import camaudit.spark.source.DatasetFiles;
import camaudit.spark.source.FormatSigns;
import camaudit.spark.source.SourceFormat;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;
import camaudit.text.InputException;
import camaudit.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Recognises the format of a dataset: of one file by its content, of many by their names and the content of the first. */
final class FormatDetection {
    private static final int NONE = -1;

    private final Storage storage;
    private final String images;
    private final FileList files;
    /** By file: the index in the registry of the format that its name speaks for. */
    private final int[] claims;

    private FormatDetection(Storage storage, String images, FileList files) {
        this.storage = storage;
        this.images = images;
        this.files = files;
        this.claims = IntStream.range(0, files.size())
                .map(i -> claimed(files.name(i)))
                .toArray();
    }

    /**
     * Finds the inputs of a dataset.
     *
     * @param wanted the layout that the user wants, or AUTO; image files are not sorted out from others here
     * @throws InputException if files of several formats are there and the user does not say which is meant
     */
    static DatasetFiles of(Storage storage, String images, Layout wanted, FileList files) {
        FormatDetection detection = new FormatDetection(storage, images, files);
        boolean single = DatasetFiles.isSingle(files);
        Optional<SourceFormat> format = SourceFormats.of(wanted);
        if (format.isEmpty()) {
            return single ? detection.single() : detection.many();
        }
        return single || format.get() == SourceFormats.FILES
                ? detection.all(format.get(), "")
                : detection.of(format.get());
    }

    private DatasetFiles all(SourceFormat format, String why) {
        return new DatasetFiles(format, files, 0, why);
    }

    private DatasetFiles single() {
        CandidateFile file = candidate(0);
        return SourceFormats.ALL.stream()
                .filter(format -> format.signs().content().test(file))
                .findFirst()
                .map(format -> all(format, format.signs().whySingle()))
                .orElseGet(() -> all(SourceFormats.FILES, ""));
    }

    private CandidateFile candidate(int index) {
        return new CandidateFile(storage, files.file(index));
    }

    /** The index in the registry of the format that is surest of a name; {@value #NONE} where none claims it. */
    private static int claimed(String name) {
        int unsure = NONE;
        for (int i = 0; i < SourceFormats.ALL.size(); i++) {
            FormatSigns signs = SourceFormats.ALL.get(i).signs();
            if (signs.claim(name)) {
                if (signs.sure()) {
                    return i;
                }
                unsure = i;
            }
        }
        return unsure;
    }

    private boolean isClaimed(int file, SourceFormat format) {
        return claims[file] != NONE && SourceFormats.ALL.get(claims[file]) == format;
    }

    private IntStream claimedBy(SourceFormat format) {
        return IntStream.range(0, files.size()).filter(i -> isClaimed(i, format));
    }

    private DatasetFiles many() {
        List<SourceFormat> found = SourceFormats.ALL.stream()
                .filter(format -> claimedBy(format).findAny().isPresent())
                .filter(format -> format.signs().confirm(claimedBy(format).mapToObj(this::candidate)))
                .sorted(Comparator.comparing(SourceFormat::layout))
                .toList();
        if (found.size() > 1) {
            throw mixed(found);
        }
        return found.isEmpty() || found.get(0) == SourceFormats.FILES
                ? all(SourceFormats.FILES, "")
                : inputs(
                        found.get(0),
                        i -> isClaimed(i, found.get(0)),
                        found.get(0).signs().whyMany());
    }

    private InputException mixed(List<SourceFormat> found) {
        List<String> parts = new ArrayList<>();
        List<String> formats = new ArrayList<>();
        found.forEach(format -> {
            String written = format.layout().written();
            String first = files.name(claimedBy(format).findFirst().orElseThrow());
            parts.add(Numbers.format("%,d of %s (%s, …)", claimedBy(format).count(), written, first));
            formats.add("--format " + written);
        });
        return new InputException("--images " + images + " holds files of several formats: " + String.join(", ", parts)
                + ". Say which are meant: " + String.join(" or ", formats));
    }

    private DatasetFiles inputs(SourceFormat format, IntPredicate isInput, String why) {
        FileList inputs = files.filter(isInput);
        return new DatasetFiles(format, inputs, files.size() - inputs.size(), why);
    }

    /** The files whose names speak for the wanted format; where none does, all but those that surely are of another one. */
    private DatasetFiles of(SourceFormat wanted) {
        DatasetFiles named = inputs(wanted, i -> isClaimed(i, wanted), "");
        DatasetFiles found =
                named.files().size() == 0 && wanted.signs().sure() ? inputs(wanted, this::isOpen, "") : named;
        if (found.files().size() == 0) {
            throw new InputException("--images " + images + ": none of its " + files.size() + " files"
                    + (files.size() == 0 ? "" : " (" + files.name(0) + ", …)") + " may be one of --format "
                    + wanted.layout().written());
        }
        return found;
    }

    /** True if no format is sure of a file. */
    private boolean isOpen(int file) {
        return claims[file] == NONE
                || !SourceFormats.ALL.get(claims[file]).signs().sure();
    }
}
