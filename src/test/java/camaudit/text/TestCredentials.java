package camaudit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestCredentials {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3a://KEY:SECRET@bucket/x",
                "s3a://KEY:SE/CR/ET@bucket",
                "s3a://KEY:12/CR/ET@bucket",
                "s3a://KEY@bucket",
                "https://TOKEN@host/m.onnx",
                "ftp://user:word@host/m.onnx",
                "k8s://https://user:word@host",
                "abfss://container:word@account/x",
                "a.png,hdfs://user:p@ss@host/b.png",
                "https://host/m?version=3&X-Amz-Signature=0a",
                "wasbs://c@account/m?sv=1&sig=0a",
                "gs://b/m?access_token=0a"
            })
    void foundAndNotRepeated(String address) {
        assertThat(Credentials.in(address))
                .hasValueSatisfying(what -> assertThat(address).doesNotContain(what));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abfss://container@account.dfs.core.windows.net/x",
                "hdfs://user@host:8020/x",
                "hdfs://host:8020/a@b.png",
                "s3a://bucket/a@b.png",
                "s3a://bucket/token=?/x*.png",
                "k8s://https://host:6443",
                "spark://a:7077,b:7077",
                "file:/data/x?token=1.png",
                "/data/a:b@c.png",
                "local[*]",
                "https://host/m?version=3"
            })
    void nothingFound(String address) {
        assertThat(Credentials.in(address)).isEmpty();
    }
}
