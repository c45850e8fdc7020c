package camaudit.network.dl4j;

import camaudit.network.Convolution;
import camaudit.network.Cropping;
import camaudit.network.Identity;
import camaudit.network.Padding;
import camaudit.network.Resampling;
import camaudit.network.Tensor;
import camaudit.network.Window;
import camaudit.network.ZeroPadding;
import java.util.List;

/** Layers on maps that have no weights. */
final class MapLayers {
    /** The largest number of filters of the convolution for space to depth, whose kernel has that number squared. */
    private static final int MAX_FILTERS = 1 << 10;

    private MapLayers() {}

    static List<Step> zeroPadding(LayerContext context) {
        context.options().ignore("dataFormat");
        int[] sides = context.options().cells("padding", 0, 4);
        return Step.only(new ZeroPadding(sides[0], sides[1], sides[2], sides[3]));
    }

    static List<Step> cropping(LayerContext context) {
        context.options().ignore("dataFormat");
        int[] sides = context.options().cells("cropping", 0, 4);
        return Step.only(new Cropping(sides[0], sides[1], sides[2], sides[3]));
    }

    static List<Step> upsampling(LayerContext context) {
        context.options().ignore("format");
        int[] size = context.options().cells("size", 1, 2);
        return Step.only(new Resampling(
                new Resampling.Size(Resampling.Unit.TIMES_INPUT, size[0], size[1]), Resampling.Interpolation.NEAREST));
    }

    /** Space to depth: the cells of a block become channels, by a convolution that only copies. */
    static List<Step> spaceToDepth(LayerContext context) {
        Options options = context.options();
        options.ignore("dataFormat");
        int block = options.count("blockSize", 1);
        int channels = context.input().channels();
        if (block == 1) {
            return Step.only(new Identity("SpaceToDepth"));
        }
        long size = (long) block * block * channels;
        if (block > MAX_FILTERS || size > MAX_FILTERS) {
            throw options.refuse(
                    "blockSize", block, "on " + channels + " channels it makes more than " + MAX_FILTERS + " of them");
        }
        int filters = (int) size;
        float[] kernel = new float[filters * filters];
        for (int i = 0; i < filters; i++) {
            kernel[i * filters + i] = 1;
        }
        return Step.only(new Convolution(
                Tensor.of(kernel, block, block, channels, filters),
                Tensor.filled(0, filters),
                new Window(block, block, block, block, Padding.VALID)));
    }
}
