package camaudit.bench.textured;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/** The things to be recognised: numbered, each of a class, each with colours and opacity. */
interface Things {
    /** Width and height of a picture in pixels. */
    int side();

    List<String> classes();

    /** The things to draw, in the order of drawing. */
    List<Integer> numbers(Use use);

    /** The position of a thing's class in {@link #classes()}. */
    int label(int number);

    String name(int number);

    Layer draw(int number, SplittableRandom random) throws IOException;
}
