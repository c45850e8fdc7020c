package camaudit.network.keras;

import camaudit.network.ModelException;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads a chunked dataset. Each chunk is unpacked into no more bytes than its dimensions allow. */
final class Chunks {
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int CHECKSUM = 3;
    private static final int CHECKSUM_BYTES = 4;

    /** How many times larger than its dataset a chunk may be: datasets that may grow have chunks larger than themselves. */
    private static final int SPARE = 16;

    private static final long SMALL = 1 << 20;

    private final ChunkedDataset dataset;
    private final String what;
    private final int[] dims;
    private final int[] chunk;
    private final int width;

    private Chunks(ChunkedDataset dataset, String what) {
        this.dataset = dataset;
        this.what = what;
        this.dims = dataset.getDimensions();
        this.chunk = dataset.getChunkDimensions();
        this.width = dataset.getDataType().getSize();
    }

    /**
     * The bytes of the whole dataset.
     *
     * @param size of the dataset in bytes
     * @throws ModelException if its chunks are much larger than it is, or compressed in a way that is not supported
     */
    static byte[] read(ChunkedDataset dataset, String what, int size) {
        return new Chunks(dataset, what).read(size);
    }

    private byte[] read(int size) {
        long chunkBytes = width;
        for (int dim : chunk) {
            chunkBytes = chunkBytes > Integer.MAX_VALUE ? chunkBytes : chunkBytes * dim;
        }
        if (chunkBytes < 1 || chunkBytes > SPARE * (long) size + SMALL || chunk.length != dims.length) {
            throw new ModelException(
                    what + " of " + size + " bytes comes in chunks of " + chunkBytes + " bytes: copy the file again");
        }
        byte[] whole = new byte[size];
        int[] offset = new int[dims.length];
        do {
            byte[] data = unpacked(dataset.getRawChunkBuffer(offset), (int) chunkBytes);
            copy(data, offset, 0, 0, 0, whole);
        } while (next(offset));
        return whole;
    }

    /** Moves to the next chunk; returns false after the last one. */
    private boolean next(int[] offset) {
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            offset[axis] += chunk[axis];
            if (offset[axis] < dims[axis]) {
                return true;
            }
            offset[axis] = 0;
        }
        return false;
    }

    private byte[] unpacked(ByteBuffer raw, int chunkBytes) {
        if (raw.remaining() > 2L * chunkBytes + SMALL) {
            throw damaged();
        }
        byte[] data = new byte[raw.remaining()];
        raw.get(data);
        List<PipelineFilterWithData> filters = dataset.getFilters();
        for (int i = filters.size() - 1; i >= 0; i--) {
            data = switch (filters.get(i).getId()) {
                case DEFLATE -> inflated(data, chunkBytes + CHECKSUM_BYTES);
                case SHUFFLE -> unshuffled(data);
                case CHECKSUM -> Arrays.copyOf(data, Math.max(0, data.length - CHECKSUM_BYTES));
                default ->
                    throw new ModelException(what + " is packed with filter '"
                            + filters.get(i).getName()
                            + "', only gzip, shuffle and fletcher32 are read: save the model again");
            };
        }
        if (data.length != chunkBytes) {
            throw damaged();
        }
        return data;
    }

    private byte[] inflated(byte[] packed, int limit) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] data = new byte[limit];
            int length = 0;
            int n = inflater.inflate(data);
            while (n > 0) {
                length += n;
                n = length < limit ? inflater.inflate(data, length, limit - length) : 0;
            }
            if (!inflater.finished()) {
                throw damaged();
            }
            return Arrays.copyOf(data, length);
        } catch (DataFormatException e) {
            throw new ModelException(what + " is damaged (" + e.getMessage() + "): copy the file again", e);
        } finally {
            inflater.end();
        }
    }

    private ModelException damaged() {
        return new ModelException(what + " has a chunk that unpacks to another size than it has: copy the file again");
    }

    private byte[] unshuffled(byte[] data) {
        byte[] numbers = data.clone();
        int count = data.length / width;
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < width; b++) {
                numbers[i * width + b] = data[b * count + i];
            }
        }
        return numbers;
    }

    /** Copies the part of a chunk that lies within the dataset, dimension by dimension. */
    private void copy(byte[] data, int[] offset, int axis, int from, int to, byte[] whole) {
        int count = Math.min(chunk[axis], dims[axis] - offset[axis]);
        int start = to * dims[axis] + offset[axis];
        if (axis == dims.length - 1) {
            System.arraycopy(data, from * chunk[axis] * width, whole, start * width, count * width);
            return;
        }
        for (int i = 0; i < count; i++) {
            copy(data, offset, axis + 1, from * chunk[axis] + i, start + i, whole);
        }
    }
}
