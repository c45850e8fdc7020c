package camaudit.image.decode;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * A format of picture files; the class of each format declares it as {@code FORMAT}, and {@link ImageFormats} lists them.
 *
 * @param name for people
 * @param endings of file names, without the dot, in lower case
 * @param recognition whether a file is of this format, by its first bytes, whatever its name
 */
record ImageFormat(String name, List<String> endings, Predicate<FileBytes> recognition, Decoding decoding) {

    /** Decodes a file that has been recognised. */
    @FunctionalInterface
    interface Decoding {
        /**
         * The picture as its file has it.
         *
         * @param transparent whether transparency is wanted
         */
        Stored decode(FileBytes file, SizeLimit limit, boolean transparent) throws DecodeException, IOException;
    }
}
