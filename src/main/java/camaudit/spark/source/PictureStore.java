package camaudit.spark.source;

import camaudit.image.Decoded;
import java.io.IOException;
import java.util.List;

/** Finds single pictures of a dataset again by their ids. */
public interface PictureStore extends AutoCloseable {
    /** The picture, or why there is none. */
    Decoded picture(String imageId) throws IOException;

    /** True if pictures have to be read in their order, so that it helps to {@link #expect} them. */
    default boolean isSequential() {
        return false;
    }

    /** Announces which pictures will be asked for, so that what has to be read in order is read once. */
    default void expect(List<String> imageIds) {}

    @Override
    default void close() throws IOException {}
}
