package camaudit.report;

import java.awt.image.BufferedImage;
import java.util.Optional;

/** One panel: a picture with a caption above it and, where it shows heat, a scale below. */
record View(String caption, BufferedImage picture, Optional<Scale> scale) {}
