package camaudit.annotation;

import camaudit.text.Problems;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Paths, numbered in their order, that can be found by their last name; it keeps no object per path, so that it can hold millions. */
public final class PackedPaths implements Serializable {
    private static final long serialVersionUID = 1L;

    private final boolean withoutExtensions;
    private final byte[] text;
    private final int[] ends;
    /** The hashes of the last names, sorted. */
    private final int[] hashes;
    /** The numbers of the paths with these hashes. */
    private final int[] numbers;

    private PackedPaths(Collection<String> paths, boolean withoutExtensions) {
        this.withoutExtensions = withoutExtensions;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        this.ends = new int[paths.size()];
        long[] sorted = new long[paths.size()];
        int number = 0;
        for (String path : paths) {
            bytes.writeBytes(path.getBytes(StandardCharsets.UTF_8));
            ends[number] = bytes.size();
            sorted[number] = ((long) key(path).hashCode() << Integer.SIZE) | number;
            number++;
        }
        Arrays.sort(sorted);
        this.text = bytes.toByteArray();
        this.hashes = Arrays.stream(sorted)
                .mapToInt(each -> (int) (each >> Integer.SIZE))
                .toArray();
        this.numbers = Arrays.stream(sorted).mapToInt(each -> (int) each).toArray();
    }

    /** Paths to be found by their last name. */
    public static PackedPaths byName(Collection<String> paths) {
        return new PackedPaths(paths, false);
    }

    /** Paths to be found by their last name without its extension. */
    static PackedPaths byStem(Collection<String> paths) {
        return new PackedPaths(paths, true);
    }

    private String key(String path) {
        return Names.base(withoutExtensions ? Names.withoutExtension(path) : path);
    }

    public int size() {
        return ends.length;
    }

    public String path(int number) {
        int start = number == 0 ? 0 : ends[number - 1];
        return new String(text, start, ends[number] - start, StandardCharsets.UTF_8);
    }

    /** The numbers of all paths with this last name, in their order. */
    IntStream called(String name) {
        int hash = name.hashCode();
        int first = Arrays.binarySearch(hashes, hash);
        if (first < 0) {
            return IntStream.empty();
        }
        while (first > 0 && hashes[first - 1] == hash) {
            first--;
        }
        return IntStream.range(first, hashes.length)
                .takeWhile(at -> hashes[at] == hash)
                .map(at -> numbers[at])
                .filter(number -> key(path(number)).equals(name));
    }

    /**
     * The path of a record: the one that is its id, or else the longest one that its name ends with, or else the one that ends with its
     * name; an end begins after a slash. Another record's id is never taken for a name.
     *
     * @param id unique in the dataset
     * @param name what the record is called; empty where it has no name
     * @throws AnnotationException if several paths end with the name
     */
    public OptionalInt find(String id, String name) {
        String idPath = Names.normalized(id);
        OptionalInt exact = called(Names.base(idPath))
                .filter(number -> path(number).equals(idPath))
                .findFirst();
        return exact.isPresent() || name.isEmpty() ? exact : named(Names.normalized(name));
    }

    private OptionalInt named(String name) {
        int[] candidates = called(Names.base(name)).toArray();
        int longest = -1;
        int longer = -1;
        for (int number : candidates) {
            String path = path(number);
            if (isEnd(name, path)) {
                longest = longest < 0 || path.length() > path(longest).length() ? number : longest;
            } else if (isEnd(path, name) && path.lastIndexOf('#', path.length() - name.length()) < 0) {
                if (longer >= 0 && longest < 0) {
                    throw new AnnotationException("the picture " + Problems.shown(name) + " may be the annotated "
                            + Problems.shown(path(longer)) + " or " + Problems.shown(path)
                            + ": give the ids of the pictures, as the column image_id has them");
                }
                longer = number;
            }
        }
        int found = longest < 0 ? longer : longest;
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    private static boolean isEnd(String whole, String end) {
        int rest = whole.length() - end.length();
        return whole.endsWith(end) && (rest == 0 || whole.charAt(rest - 1) == '/');
    }
}
