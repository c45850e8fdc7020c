package camaudit.network.keras;

import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.file.Archive;
import camaudit.network.file.ReaderGuard;

/** Reads a model that Keras 1, 2 or 3 saved whole, as {@code .keras} or {@code .h5}; the content decides, not the name. */
public final class KerasReader {
    private KerasReader() {}

    /**
     * The network in {@code content}, weights as float32, layers under their Keras names. Reading allocates at most 512 times the
     * file's size, since zip and HDF5 may compress data, plus 256 MiB; compressed data of more than {@value Archive#RATIO} times
     * the file's size is refused before.
     *
     * @param fileName names the file in messages, nothing else
     * @throws ModelException naming the file, if it is damaged, contradicts itself or holds what is not supported
     */
    public static Network read(byte[] content, String fileName) {
        return ReaderGuard.guarded(content.length, fileName, () -> readUnnamed(content, fileName));
    }

    /** True for HDF5 files and for zips, whatever they contain. */
    public static boolean isKeras(byte[] content) {
        return Hdf5.isHdf5(content) || Archive.isZip(content);
    }

    private static Network readUnnamed(byte[] content, String fileName) {
        if (Hdf5.isHdf5(content)) {
            return LegacyFile.read(content, fileName);
        }
        if (Archive.isZip(content)) {
            return KerasArchive.read(content, fileName);
        }
        throw new ModelException("it is neither a .keras nor a .h5 file: give a file that model.save(...) wrote");
    }
}
