package camaudit.spark.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Files below a root with their sizes and times, in the order of their names; lean enough for millions, since it keeps no object per
 * file.
 */
public final class FileList {
    private final String root;
    private final byte[] text;
    private final int[] ends;
    private final long[] lengths;
    private final long[] modified;
    /** The places of the files of this list in these arrays, in order. */
    private final int[] order;

    private FileList(String root, byte[] text, int[] ends, long[] lengths, long[] modified, int[] order) {
        this.root = root;
        this.text = text;
        this.ends = ends;
        this.lengths = lengths;
        this.modified = modified;
        this.order = order;
    }

    /** The folder they are below, qualified, or the file itself where there is one only. */
    public String root() {
        return root;
    }

    public int size() {
        return order.length;
    }

    /** The path below the root; empty where the root is the file. */
    public String name(int index) {
        int at = order[index];
        int from = at == 0 ? 0 : ends[at - 1];
        return new String(text, from, ends[at] - from, StandardCharsets.UTF_8);
    }

    /** A file as an object. */
    public Storage.Listed file(int index) {
        String name = name(index);
        return new Storage.Listed(
                name.isEmpty() ? root : root.equals("/") || root.endsWith("/") ? root + name : root + "/" + name,
                lengths[order[index]],
                modified[order[index]]);
    }

    /** The files that pass, in the same order. */
    public FileList filter(IntPredicate keeps) {
        int[] kept = IntStream.range(0, size()).filter(keeps).map(i -> order[i]).toArray();
        return new FileList(root, text, ends, lengths, modified, kept);
    }

    /** The first files. */
    public FileList first(long most) {
        return most >= size()
                ? this
                : new FileList(root, text, ends, lengths, modified, Arrays.copyOf(order, (int) most));
    }

    /** Collects files in any order; safe for use by several threads. */
    static final class Builder {
        private byte[] text = new byte[1 << 16];
        private int[] ends = new int[1 << 10];
        private long[] lengths = new long[1 << 10];
        private long[] modified = new long[1 << 10];
        private int used;
        private int count;

        /** Adds a file and returns how many there are now. */
        synchronized int add(String name, long length, long time) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            if ((long) used + bytes.length > Integer.MAX_VALUE - 8) {
                throw new camaudit.text.InputException("the names of " + count
                        + " files take more than 2 GB: explain the dataset in parts, or pack it into tar shards");
            }
            if (used + bytes.length > text.length) {
                text = Arrays.copyOf(text, (int) Math.min(Integer.MAX_VALUE - 8, 2L * (used + bytes.length)));
            }
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, 2 * count);
                lengths = Arrays.copyOf(lengths, 2 * count);
                modified = Arrays.copyOf(modified, 2 * count);
            }
            System.arraycopy(bytes, 0, text, used, bytes.length);
            used += bytes.length;
            ends[count] = used;
            lengths[count] = length;
            modified[count] = time;
            return ++count;
        }

        /** The files in order. */
        synchronized FileList sorted(String root) {
            byte[] names = Arrays.copyOf(text, used);
            int[] until = Arrays.copyOf(ends, count);
            Integer[] boxed = IntStream.range(0, count).boxed().toArray(Integer[]::new);
            Arrays.sort(
                    boxed,
                    (a, b) -> Arrays.compareUnsigned(
                            names, a == 0 ? 0 : until[a - 1], until[a], names, b == 0 ? 0 : until[b - 1], until[b]));
            return new FileList(
                    root,
                    names,
                    until,
                    Arrays.copyOf(lengths, count),
                    Arrays.copyOf(modified, count),
                    distinct(names, until, boxed));
        }

        /** Without duplicates: a pattern may match a folder and what is in it. */
        private static int[] distinct(byte[] names, int[] until, Integer[] sorted) {
            return IntStream.range(0, sorted.length)
                    .filter(i -> i == 0
                            || !Arrays.equals(
                                    names,
                                    sorted[i] == 0 ? 0 : until[sorted[i] - 1],
                                    until[sorted[i]],
                                    names,
                                    sorted[i - 1] == 0 ? 0 : until[sorted[i - 1] - 1],
                                    until[sorted[i - 1]]))
                    .map(i -> sorted[i])
                    .toArray();
        }
    }
}
