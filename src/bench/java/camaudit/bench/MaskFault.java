package camaudit.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What can be wrong with the masks of a set of pictures; lengths are in pixels of a picture of 40×40, and scaled. */
public enum MaskFault {
    EXACT("exact") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return shape.mask;
        }
    },
    SHIFT_1("shift 1") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return shape.moved(1, 0);
        }
    },
    SHIFT_2("shift 2") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return shape.moved(2, 0);
        }
    },
    SHIFT_3("shift 3") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return shape.moved(3, 0);
        }
    },
    SHIFT_3_2("shift 3, 2 up") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return shape.moved(3, -2);
        }
    },
    SHIFT_6("shift 6") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return shape.moved(6, 0);
        }
    },
    QUARTER_MISSING("a quarter missing") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return shape.without(0.25, at);
        }
    },
    HALF_MISSING("half missing") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return shape.without(0.5, at);
        }
    },
    FEW_OTHERS("15 % of others", 0.15),
    SOME_OTHERS("30 % of others", 0.3),
    ALL_OTHERS("all of others", 1),
    GROWN_1("grown 1") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return shape.grown(1);
        }
    },
    GROWN_2("grown 2") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return shape.grown(2);
        }
    },
    GROWN_3("grown 3") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return shape.grown(3);
        }
    },
    SHRUNK_1("shrunk 1") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return shape.grown(-1);
        }
    },
    SHRUNK_2("shrunk 2") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return shape.grown(-2);
        }
    },
    BOXES("boxes") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return shape.box();
        }
    },
    BOXES_SHIFT_2("boxes, shift 2") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return new Shape(shape, shape.box()).moved(2, 0);
        }
    },
    BOXES_SHIFT_4("boxes, shift 4") {
        @Override
        boolean[] spoil(Shape shape, int at) {
            return new Shape(shape, shape.box()).moved(4, 0);
        }
    },
    BOXES_SOME_OTHERS("boxes, 30 % of others", 0.3),
    BOXES_ALL_OTHERS("boxes, all of others", 1);

    private final String words;
    private final double others;

    MaskFault(String words) {
        this(words, 0);
    }

    MaskFault(String words, double others) {
        this.words = words;
        this.others = others;
    }

    String words() {
        return words;
    }

    /** Whether the masks are boxes. */
    public boolean boxes() {
        return name().startsWith("BOXES");
    }

    /** A mask in another shape; the same where only some images have those of others. */
    boolean[] spoil(Shape shape, int at) {
        return boxes() ? shape.box() : shape.mask;
    }

    /** The same pictures with spoilt masks; those whose mask vanishes are left out. */
    public List<MarkedPictures.Marked> of(List<MarkedPictures.Marked> pictures, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<MarkedPictures.Marked> spoilt = new ArrayList<>();
        int apart = pictures.size() / 3 + 1;
        for (int i = 0; i < pictures.size(); i++) {
            boolean strange = random.nextDouble() < others;
            MarkedPictures.Marked from = strange ? pictures.get((i + apart) % pictures.size()) : pictures.get(i);
            boolean[] mask = spoil(new Shape(from.height(), from.width(), from.mask()), i);
            if (MarkedPictures.isUsable(mask)) {
                spoilt.add(pictures.get(i).with(mask));
            }
        }
        return spoilt;
    }

    /** A mask of a picture. */
    static final class Shape {
        private final int height;
        private final int width;
        private final boolean[] mask;

        Shape(int height, int width, boolean[] mask) {
            this.height = height;
            this.width = width;
            this.mask = mask;
        }

        private Shape(Shape like, boolean[] mask) {
            this(like.height, like.width, mask);
        }

        private int pixels(double length) {
            return (int) Math.signum(length)
                    * Math.max(1, (int) Math.round(Math.abs(length) * Math.min(height, width) / 40));
        }

        boolean[] moved(int right, int down) {
            int dx = right == 0 ? 0 : pixels(right);
            int dy = down == 0 ? 0 : pixels(down);
            boolean[] moved = new boolean[mask.length];
            for (int i = 0; i < moved.length; i++) {
                int x = i % width - dx;
                int y = i / width - dy;
                moved[i] = x >= 0 && x < width && y >= 0 && y < height && mask[y * width + x];
            }
            return moved;
        }

        /** Grown by a disc, or shrunk. */
        boolean[] grown(int by) {
            int radius = Math.abs(pixels(by));
            boolean[] grown = mask.clone();
            for (int i = 0; i < mask.length; i++) {
                for (int dy = -radius; dy <= radius && mask[i] == (by > 0); dy++) {
                    for (int dx = -radius; dx <= radius; dx++) {
                        int x = i % width + dx;
                        int y = i / width + dy;
                        if (dx * dx + dy * dy <= radius * radius && x >= 0 && x < width && y >= 0 && y < height) {
                            grown[y * width + x] = by > 0;
                        }
                    }
                }
            }
            return grown;
        }

        /** Without a share of its pixels from the left or from above. */
        boolean[] without(double share, int at) {
            int[] places = new int[mask.length];
            int count = 0;
            for (int i = 0; i < mask.length; i++) {
                if (mask[i]) {
                    places[count++] = at % 2 == 0 ? i % width : i / width;
                }
            }
            int[] sorted = Arrays.copyOf(places, count);
            Arrays.sort(sorted);
            int cut = sorted[(int) (share * (count - 1))];
            boolean[] rest = mask.clone();
            for (int i = 0; i < rest.length; i++) {
                rest[i] &= (at % 2 == 0 ? i % width : i / width) > cut;
            }
            return rest;
        }

        boolean[] box() {
            int[] ends = {height, -1, width, -1};
            for (int i = 0; i < mask.length; i++) {
                if (mask[i]) {
                    ends[0] = Math.min(ends[0], i / width);
                    ends[1] = Math.max(ends[1], i / width);
                    ends[2] = Math.min(ends[2], i % width);
                    ends[3] = Math.max(ends[3], i % width);
                }
            }
            boolean[] box = new boolean[mask.length];
            for (int i = 0; i < box.length; i++) {
                box[i] = i / width >= ends[0] && i / width <= ends[1] && i % width >= ends[2] && i % width <= ends[3];
            }
            return box;
        }
    }
}
