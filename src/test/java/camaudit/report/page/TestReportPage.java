package camaudit.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import camaudit.vocabulary.Verdict;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The document, read as text; {@link TestReportInChromium} looks at it as a browser shows it. */
final class TestReportPage {
    @Test
    void thePolicyNamesTheStyleAndTheScriptThatAreThere() throws GeneralSecurityException {
        String html = ReportPage.html(SamplePages.bare());
        String policy = one(html, "http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"")
                .replace("&#39;", "'");
        assertThat(policy)
                .isEqualTo("default-src 'none'; img-src data:; style-src 'sha256-"
                        + sha256(one(html, "(?s)<style>(.*?)</style>"))
                        + "'; script-src 'sha256-" + sha256(one(html, "(?s)<script>(.*?)</script>"))
                        + "'; base-uri 'none'; form-action 'none'");
    }

    @Test
    void headingsAreInOrder() {
        for (Page page : List.of(SamplePages.digits(), SamplePages.bare(), HostilePage.page())) {
            List<String> levels = all(ReportPage.html(page), "<h([1-6])\\b");
            assertThat(levels).first().isEqualTo("1");
            assertThat(levels.stream().filter("1"::equals)).hasSize(1);
            for (int i = 1; i < levels.size(); i++) {
                assertThat(Integer.parseInt(levels.get(i)))
                        .isLessThanOrEqualTo(Integer.parseInt(levels.get(i - 1)) + 1);
            }
        }
    }

    @Test
    void idsAreUniqueAndReferencesLeadToThem() {
        String html = ReportPage.html(SamplePages.digits());
        List<String> ids = all(html, " id=\"([^\"]*)\"");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(all(html, "href=\"#([^\"]*)\"")).isNotEmpty().isSubsetOf(ids);
        assertThat(all(html, "aria-labelledby=\"([^\"]*)\"")).isNotEmpty().isSubsetOf(ids);
    }

    @Test
    void everyPictureIsWithinAndHasWords() {
        for (Page page : List.of(SamplePages.digits(), HostilePage.page())) {
            List<String> images = all(ReportPage.html(page), "<img ((?:[^>\"]|\"[^\"]*\")*)>");
            assertThat(images)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(
                            image -> assertThat(image)
                                    .matches(
                                            "(?s)src=\"data:image/png;base64,[A-Za-z0-9+/=]+\" width=\"\\d+\" height=\"\\d+\" alt=\"[^\"]+\""));
        }
    }

    @Test
    void everyTableHasACaptionAndScopes() {
        String html = ReportPage.html(SamplePages.digits());
        assertThat(all(html, "(<table)")).hasSameSizeAs(all(html, "(<caption)"));
        assertThat(all(html, "<th\\b([^>]*)>"))
                .isNotEmpty()
                .allSatisfy(head -> assertThat(head).contains("scope="));
    }

    @Test
    void noStyleOrHandlerStandsInATag() {
        for (Page page : List.of(SamplePages.digits(), HostilePage.page())) {
            String html = ReportPage.html(page);
            assertThat(new HashSet<>(all(html.replaceAll("\"[^\"]*\"", "\"\""), "<[a-z0-9]+([^<>]*)>")))
                    .allSatisfy(tag -> assertThat(tag).doesNotContainPattern("(?i)\\s(style|on\\w+)\\s*="));
        }
    }

    @Test
    void hostileTextIsEscapedEverywhere() {
        String html = ReportPage.html(HostilePage.page());
        assertThat(all(html, "(?i)(<script)")).hasSize(1);
        assertThat(all(html, "(?i)(</script)")).hasSize(1);
        assertThat(html)
                .doesNotContain("<img src=x")
                .doesNotContain("<svg onload")
                .doesNotContain("\u202E");
        assertThat(all(html, "(&lt;script&gt;alert\\(1\\))")).hasSizeGreaterThan(40);
    }

    @Test
    void everyStatusHasAWordAndAShapeOfItsOwn() {
        List<String> words = new ArrayList<>();
        List<String> signs = new ArrayList<>();
        String html = ReportPage.html(SamplePages.digits());
        for (Verdict verdict : Verdict.values()) {
            words.add(verdict.word());
            signs.add(VerdictSign.path(verdict));
            assertThat(html).contains("d=\"" + VerdictSign.path(verdict) + "\"/></svg>" + verdict.word());
        }
        assertThat(words).doesNotHaveDuplicates();
        assertThat(signs).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(ReportPage.html(SamplePages.bare()))
                .contains("No check was configured.")
                .contains("No image has a class.")
                .contains("No slice differs")
                .contains("No clusters:")
                .contains("No image stands out.")
                .contains("Not computed.")
                .contains("Faithfulness was not measured")
                .contains("No earlier runs")
                .contains("No limits were stated.");
    }

    @Test
    void aThousandClassesStayBelow15Megabytes() {
        String html = ReportPage.html(SamplePages.many(1_000));
        assertThat(html.getBytes(UTF_8).length).isBetween(3_000_000, 15_000_000);
        assertThat(all(html, "(<article class=\"card\"><h3>|<article class=\"card\">\\s*<h3><bdi>class )"))
                .hasSize(12);
    }

    private static String one(String text, String pattern) {
        List<String> found = all(text, pattern);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }
}
