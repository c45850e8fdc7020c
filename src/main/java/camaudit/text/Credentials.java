package camaudit.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Credentials in addresses. Such addresses are refused, not only hidden: Spark and Hadoop write addresses into logs, job descriptions
 * and file lists of their own.
 */
public final class Credentials {
    /** Where credentials belong. */
    public static final String REMEDY =
            "addresses stand in logs, in tables and in Spark's UI, so take it out of the address and "
                    + "give it as a setting, best in Hadoop's credential provider, such as spark.hadoop.fs.s3a.access.key and "
                    + "spark.hadoop.fs.s3a.secret.key for S3A";

    private static final Pattern PASSWORD =
            Pattern.compile("://(?:[^/\\s?#:]*:[^/\\s?#]*|[^/\\s?#:@]*:(?!\\d*/)[^\\s?#]*)@");
    private static final Pattern KEY =
            Pattern.compile("(?i)\\b(?:s3[an]?://(?:[^/\\s?#]*|[^/\\s?#:@]+:[^\\s?#]*)|https?://[^/\\s?#]*)@");
    private static final Pattern QUERY =
            Pattern.compile("(?i)[a-z][a-z0-9+.-]*://\\S*[?&;](?:" + Redaction.NAMES + ")=[^&;\\s]");

    private Credentials() {}

    /** What an address holds that must not be in it, without repeating it; empty where there is nothing. */
    public static Optional<String> in(String address) {
        if (PASSWORD.matcher(address).find()) {
            return Optional.of("a user with a password");
        }
        if (KEY.matcher(address).find()) {
            return Optional.of("a user or key");
        }
        return QUERY.matcher(address).find() ? Optional.of("a token or signature") : Optional.empty();
    }
}
