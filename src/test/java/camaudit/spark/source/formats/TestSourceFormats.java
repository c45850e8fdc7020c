package camaudit.spark.source.formats;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.spark.source.SourceFormat;
import camaudit.spec.Layout;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of every format in the registry. */
class TestSourceFormats {
    @Test
    void eachLayoutButAutoHasOneFormat() {
        assertThat(SourceFormats.ALL)
                .extracting(SourceFormat::layout)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Layout.values()).filter(l -> l != Layout.AUTO).toList());
        assertThat(SourceFormats.of(Layout.AUTO)).isEmpty();
    }

    @Test
    void twoFormatsAreNeverSureOfTheSameName() {
        List<String> endings =
                List.of("png", "JPG", "parquet", "parq", "tar", "tar.gz", "tgz", "bin", "seq", "txt", "");
        for (String ending : endings) {
            String name = "folder.tar/part-1" + (ending.isEmpty() ? "" : "." + ending);
            assertThat(SourceFormats.ALL.stream()
                            .filter(format -> format.signs().sure())
                            .filter(format -> format.signs().claim(name)))
                    .as(name)
                    .hasSizeLessThan(2);
            assertThat(SourceFormats.ALL.stream()
                            .filter(format -> format.signs().claim(name))
                            .toList())
                    .as("in another case: " + name)
                    .isEqualTo(SourceFormats.ALL.stream()
                            .filter(format -> format.signs().claim(name.toUpperCase(Locale.ROOT)))
                            .toList());
        }
    }
}
