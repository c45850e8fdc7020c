package camaudit.spark.source.annotated;

import camaudit.annotation.MaskNames;
import camaudit.annotation.MaskReference;
import camaudit.image.region.MaskRule;
import camaudit.spark.source.FileStamp;
import camaudit.spark.source.ForegroundRef;
import camaudit.spark.storage.Digests;
import camaudit.spark.storage.FileList;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Mask files by the names of their pictures or as a manifest names them, with their sizes and times. */
final class MaskFiles {
    private final Storage storage;
    private final MaskRule rule;
    private final @Nullable FileList folder;
    private final MaskNames names;
    private final Map<String, Integer> places = new HashMap<>();
    /** The files of other folders that masks lie in, by their URIs. */
    private final Map<String, Map<String, FileStamp>> otherFolders = new HashMap<>();

    private MaskFiles(Storage storage, MaskRule rule, @Nullable FileList folder) {
        this.storage = storage;
        this.rule = rule;
        this.folder = folder;
        List<String> found = folder == null
                ? List.of()
                : IntStream.range(0, folder.size()).mapToObj(folder::name).toList();
        this.names = MaskNames.among(found);
        for (int i = 0; i < found.size(); i++) {
            places.put(found.get(i), i);
        }
    }

    /** Only the masks that manifests name. */
    static MaskFiles named(Storage storage, MaskRule rule) {
        return new MaskFiles(storage, rule, null);
    }

    /**
     * The masks in a folder, and those that manifests name.
     *
     * @param images where the pictures are, qualified
     * @throws InputException if it is no folder, or the pictures' own
     */
    static MaskFiles in(Storage storage, String uri, MaskRule rule, String images) {
        if (!storage.isDirectory(uri)) {
            throw new InputException("--masks " + uri + ": there is no such folder");
        }
        FileList files = storage.list(uri, progress -> {});
        if (files.root().equals(images)) {
            throw new InputException(
                    "--masks " + uri + " is the folder of the images: put masks in a folder of their own");
        }
        return new MaskFiles(storage, rule, files);
    }

    /**
     * The mask of a picture by its name.
     *
     * @throws camaudit.annotation.AnnotationException if several may be meant
     */
    Optional<ForegroundRef> byName(String imageId) {
        return names.find(imageId).map(name -> inFolder(name, rule));
    }

    /**
     * The mask that a manifest names.
     *
     * @param manifest where it stands; paths are below its folder where there is no folder of masks
     */
    ForegroundRef named(MaskReference mask, String manifest) {
        MaskRule maskRule = mask.rule().equals(MaskRule.nonZero()) ? rule : mask.rule();
        if (places.containsKey(mask.path())) {
            return inFolder(mask.path(), maskRule);
        }
        String above = folder == null ? manifest.substring(0, manifest.lastIndexOf('/') + 1) : folder.root() + "/";
        boolean address = mask.path().startsWith("/") || mask.path().matches("[A-Za-z][A-Za-z0-9+.-]+:/.*");
        String uri = storage.qualify(address ? mask.path() : above + mask.path());
        String parent = uri.substring(0, uri.lastIndexOf('/') + 1);
        FileStamp stamp = otherFolders.computeIfAbsent(parent, this::stamps).get(uri);
        return ForegroundRef.of(new MaskReference(uri, maskRule), stamp == null ? "" : stamp.toString());
    }

    /** The folder for tasks that look up masks themselves. */
    MaskFolder forTasks() {
        FileList files = Objects.requireNonNull(folder);
        StringBuilder stamps = new StringBuilder();
        for (int i = 0; i < files.size(); i++) {
            stamps.append(files.name(i))
                    .append(' ')
                    .append(FileStamp.of(files.file(i)))
                    .append('\n');
        }
        return new MaskFolder(
                files.root(), names, rule, Digests.sha256(stamps.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private ForegroundRef inFolder(String name, MaskRule maskRule) {
        Storage.Listed file = Objects.requireNonNull(folder).file(Objects.requireNonNull(places.get(name)));
        return ForegroundRef.of(
                new MaskReference(file.uri(), maskRule), FileStamp.of(file).toString());
    }

    private Map<String, FileStamp> stamps(String parent) {
        return storage.filesIn(parent).stream().collect(Collectors.toMap(Storage.Listed::uri, FileStamp::of));
    }
}
