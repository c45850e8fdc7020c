package camaudit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestRedaction {
    @ParameterizedTest
    @CsvSource({
        "s3a://KEY:SE/CRET@bucket/images, s3a://***@bucket/images",
        "s3a://KEY:SECRET@bucket: there is no such file, s3a://***@bucket: there is no such file",
        "hdfs://user@host:8020/a@b.png, hdfs://***@host:8020/a@b.png",
        "https://host/m.onnx?version=3&token=abc.def&x=1, https://host/m.onnx?version=3&token=***&x=1",
        "https://host/m?X-Amz-Credential=A%2Fs3&X-Amz-Signature=0a1b, https://host/m?X-Amz-Credential=***&X-Amz-Signature=***",
        "wasbs://c@a/m?sv=1&sig=x%3D, wasbs://***@a/m?sv=1&sig=***",
        "'no option spark.hadoop.fs.s3a.secret.key=abc here', 'no option spark.hadoop.fs.s3a.secret.key=*** here'",
        "fs.s3a.access.key = AKIA0, fs.s3a.access.key = ***",
        "fs.s3a.bucket.b.session.token=t, fs.s3a.bucket.b.session.token=***",
        "s3a://KEY:12/SE/CR+ET@bucket/a@b, s3a://***@b",
        "hdfs://user:p@ss@host/x, hdfs://***@host/x",
        "fs.s3a.secret.key = \"a b\" more, fs.s3a.secret.key = *** more",
        "{\"apiKey\": \"a b\"}, '{\"apiKey\": ***}'"
    })
    void secretsAreHidden(String text, String expected) {
        assertThat(Redaction.of(text)).isEqualTo(expected);
    }

    @Test
    void wordsBehindASecretsNameAreHidden() {
        assertThat(Redaction.of("Unknown options: '--secret-key', 'abc', '--conf', 'fs.s3a.secret.key=abc'"))
                .isEqualTo("Unknown options: '--secret-key', ***, '--conf', 'fs.s3a.secret.key=***'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3a://bucket/key=1/images",
                "/data/a@b/c.png",
                "file:/a/b@c",
                "hdfs://host:8020/tokens/x.png",
                "hdfs://host:8020/tokens: there is no such file",
                "hdfs://host:8020/a@b.png",
                "k8s://https://host:6443/a@b",
                "value = (x·scale + offset)",
                "--batch-size 8: one image takes 5 bytes"
            })
    void whatIsNoSecretStays(String text) {
        assertThat(Redaction.of(text)).isEqualTo(text);
    }

    @Test
    void reportsAreRedactedValueByValue() {
        assertThat(Redaction.of(Map.of("images", List.of("s3a://k:s@b/x", "y"), "secret-key", 3, "limit", 5)))
                .isEqualTo(Map.of("images", List.of("s3a://***@b/x", "y"), "secret-key", "***", "limit", 5));
    }
}
