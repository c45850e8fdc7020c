package camaudit.image.decode;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * One certain reader of a format, the JDK's own but for WebP, in memory and without temporary files; plug-ins on the class path do not
 * change what is read.
 *
 * <p>A reader that warns of damage, or a GIF reader that stops before the last row, makes a {@link DecodeException}; the JDK's
 * readers throw unchecked exceptions too on bad content.
 */
final class JdkReader {
    private final ImageReaderSpi provider;
    private final boolean reportsRows;

    private JdkReader(ImageReaderSpi provider, boolean reportsRows) {
        this.provider = provider;
        this.reportsRows = reportsRows;
    }

    /** This reader. */
    static JdkReader of(ImageReaderSpi provider) {
        return new JdkReader(provider, false);
    }

    /** The reader that Java has of a format. */
    static JdkReader ofJava(String format) {
        return of(find(format));
    }

    /** The same, which tells of every row, so that one that stops before the last is found out. */
    JdkReader reportingRows() {
        return new JdkReader(provider, true);
    }

    private static ImageReaderSpi find(String format) {
        Iterator<ImageReaderSpi> providers =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
        while (providers.hasNext()) {
            ImageReaderSpi provider = providers.next();
            if (provider.getClass().getName().startsWith("com.sun.imageio.plugins." + format + ".")) {
                return provider;
            }
        }
        throw new IllegalStateException(
                "this Java has no " + format + " reader: use a JDK with the module java.desktop");
    }

    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    /** The first picture of the file. */
    BufferedImage image(byte[] content) throws DecodeException, IOException {
        return read(content, reader -> reader.read(0));
    }

    /** The samples of the first picture as they are stored, without any conversion of colour. */
    Raster raster(byte[] content) throws DecodeException, IOException {
        return read(content, reader -> reader.readRaster(0, null));
    }

    private <T> T read(byte[] content, Reading<T> reading) throws DecodeException, IOException {
        ReadObserver observer = new ReadObserver();
        ImageReader reader = provider.createReaderInstance();
        try (MemoryImageInput input = new MemoryImageInput(content)) {
            reader.setInput(input, true, true);
            reader.addIIOReadWarningListener(observer);
            reader.addIIOReadProgressListener(observer);
            T result = reading.from(reader);
            observer.checkWarnings();
            if (reportsRows) {
                observer.checkRows();
            }
            return result;
        } finally {
            reader.dispose();
        }
    }
}
