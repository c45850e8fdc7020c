package camaudit.image.decode;

import camaudit.image.Rejection.Reason;

/** Reads the samples of a TIFF from its strips or tiles. */
final class TiffBlocks {
    private final FileBytes file;
    private final TiffTags tags;
    private final int width;
    private final int height;
    private final int bits;
    private final int samples;
    private final boolean planar;
    private final boolean tiled;
    private final long blockWidth;
    private final long blockHeight;

    TiffBlocks(FileBytes file, TiffTags tags, int width, int height, int bits, int samples) throws DecodeException {
        this.file = file;
        this.tags = tags;
        this.width = width;
        this.height = height;
        this.bits = bits;
        this.samples = samples;
        this.planar = tags.number(284, 1) == 2 && samples > 1;
        this.tiled = tags.count(322) > 0;
        this.blockWidth = tiled ? tags.number(322, 0) : width;
        this.blockHeight = tiled ? tags.number(323, 0) : Math.min(height, tags.number(278, height));
    }

    /**
     * Samples in 8 bits, row-major, interleaved.
     *
     * @param scaled whether 1, 2 and 4 bits become 0..255
     * @param mostPixels how many pixels one block may have
     */
    byte[] read(boolean scaled, long mostPixels) throws DecodeException {
        int perBlock = planar ? 1 : samples;
        if (blockWidth < 1 || blockHeight < 1 || blockWidth > mostPixels / blockHeight) {
            throw new DecodeException(
                    Reason.TOO_LARGE,
                    "the TIFF declares blocks of " + blockWidth + "×" + blockHeight + " pixels, not 1 to " + mostPixels
                            + ": make the file anew");
        }
        long rowBytes = (blockWidth * perBlock * bits + 7) / 8;
        if (rowBytes * blockHeight > Integer.MAX_VALUE - 8 || (long) width * height * samples > Integer.MAX_VALUE - 8) {
            throw new DecodeException(
                    Reason.TOO_LARGE, "the TIFF unpacks to more than 2 GiB: scale it down or save it in 8 bits");
        }
        checkBlocks();
        byte[] result = new byte[width * height * samples];
        int block = 0;
        for (int plane = 0; plane < (planar ? samples : 1); plane++) {
            for (int top = 0; top < height; top += (int) blockHeight) {
                long rows = tiled ? blockHeight : Math.min(blockHeight, height - top);
                for (int left = 0; left < width; left += (int) blockWidth) {
                    byte[] unpacked = unpacked(block++, (int) (rowBytes * rows));
                    copy(unpacked, (int) rowBytes, top, left, plane, scaled, result);
                }
            }
        }
        return result;
    }

    private void checkBlocks() throws DecodeException {
        long across = (width + blockWidth - 1) / blockWidth;
        long down = (height + blockHeight - 1) / blockHeight;
        long due = across * down * (planar ? samples : 1);
        long there = tags.count(tiled ? 324 : 273);
        if (there < due) {
            throw new DecodeException(
                    Reason.CORRUPT, "the TIFF names " + there + " of its " + due + " blocks: make the file anew");
        }
    }

    private byte[] unpacked(int block, int bytes) throws DecodeException {
        long scheme = tags.number(259, 1);
        long at = tags.number(tiled ? 324 : 273, block, 0);
        long length = tags.number(tiled ? 325 : 279, block, bytes);
        file.require(at + length);
        byte[] unpacked = TiffCompression.unpack(scheme, file.content(), (int) at, (int) length, bytes);
        if (tags.number(317, 1) == 2 && scheme != 1 && scheme != 32773) {
            addUp(unpacked, (int) ((blockWidth * (planar ? 1 : samples) * bits + 7) / 8));
        } else if (tags.number(317, 1) > 2) {
            throw new DecodeException(
                    Reason.UNSUPPORTED_FORMAT,
                    "the TIFF has predictor " + tags.number(317, 1) + ": save it without one, or as PNG");
        }
        return unpacked;
    }

    /** Undoes horizontal differencing. */
    private void addUp(byte[] block, int rowBytes) {
        int step = planar ? 1 : samples;
        for (int row = 0; row < block.length; row += rowBytes) {
            if (bits == 8) {
                for (int i = row + step; i < row + rowBytes; i++) {
                    block[i] += block[i - step];
                }
            } else if (bits == 16) {
                int high = tags.isBigEndian() ? 0 : 1;
                for (int i = row + 2 * step; i + 1 < row + rowBytes; i += 2) {
                    int sum = sixteen(block, i) + sixteen(block, i - 2 * step);
                    block[i + high] = (byte) (sum >> 8);
                    block[i + 1 - high] = (byte) sum;
                }
            }
        }
    }

    private int sixteen(byte[] block, int at) {
        int high = tags.isBigEndian() ? 0 : 1;
        return (block[at + high] & 0xff) << 8 | (block[at + 1 - high] & 0xff);
    }

    private void copy(byte[] block, int rowBytes, int top, int left, int plane, boolean scaled, byte[] result) {
        int perBlock = planar ? 1 : samples;
        int rows = Math.min(block.length / rowBytes, height - top);
        int columns = (int) Math.min(blockWidth, width - left);
        for (int y = 0; y < rows; y++) {
            int to = ((top + y) * width + left) * samples + plane;
            for (int i = 0; i < columns * perBlock; i++) {
                int value = sample(block, y * rowBytes, i);
                int place = planar ? to + i * samples : to + i;
                result[place] = (byte) (scaled ? Rasters.eightBit(value, bits) : value);
            }
        }
    }

    private int sample(byte[] block, int row, int index) {
        if (bits == 8) {
            return block[row + index] & 0xff;
        }
        if (bits == 16) {
            return sixteen(block, row + 2 * index);
        }
        int bit = index * bits;
        return (block[row + bit / 8] & 0xff) >> (8 - bits - bit % 8) & ((1 << bits) - 1);
    }
}
