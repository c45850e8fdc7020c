package camaudit.audit.check;

import java.util.Objects;

/** Whether the network was right about one variant of one image. */
public record Trial(String image, String cluster, boolean right) {
    public Trial {
        Objects.requireNonNull(image);
        Objects.requireNonNull(cluster);
    }
}
