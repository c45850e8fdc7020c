package camaudit.image.decode;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * A fixed reader of a format, the JDK's own except for WebP, in memory and without temporary files; plug-ins on the class path do not
 * change what is read.
 *
 * <p>Where a reader warns of damage, or a GIF reader stops before the last row, a {@link DecodeException} is thrown; on bad content the
 * JDK's readers may throw unchecked exceptions, too.
 */
final class JdkReader {
    private final ImageReaderSpi provider;
    private final boolean reportsRows;

    private JdkReader(ImageReaderSpi provider, boolean reportsRows) {
        this.provider = provider;
        this.reportsRows = reportsRows;
    }

    /** The reader of a provider. */
    static JdkReader of(ImageReaderSpi provider) {
        return new JdkReader(provider, false);
    }

    /** The JDK's reader of a format. */
    static JdkReader ofJava(String format) {
        return of(find(format));
    }

    /** The same reader, which reports every row, so that it is noticed if it stops before the last. */
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
