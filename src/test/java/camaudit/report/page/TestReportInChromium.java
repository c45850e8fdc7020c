package camaudit.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as a reader's browser shows it. */
final class TestReportInChromium {
    private static final List<String> SECTIONS = List.of(
            "why",
            "checks",
            "classes",
            "slices",
            "clusters",
            "worst",
            "counterfactuals",
            "faithfulness",
            "history",
            "provenance",
            "limits");

    @TempDir
    private static Path folder;

    private static Chromium browser;
    private static URI ten;
    private static URI thousand;
    private static URI hostile;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> program = Chromium.program();
        assumeTrue(program.isPresent(), "no Chromium: install the package chromium, or name one in CHROMIUM");
        ten = write("ten.html", SamplePages.digits());
        thousand = write("thousand.html", SamplePages.many(1_000));
        hostile = write("hostile.html", HostilePage.page());
        browser = Chromium.start(program.get(), folder.resolve("profile"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "thousand"})
    void theVerdictIsInTheFirstScreen(String name) {
        for (int width : List.of(1280, 390)) {
            open(page(name), width, "light");
            for (String part : List.of("h1", ".verdict .chip", ".headline")) {
                JsonNode box = browser.value("(r => [r.top, r.bottom, r.left, r.right])(document.querySelector('" + part
                        + "').getBoundingClientRect())");
                assertThat(box.get(0).asDouble()).as(part).isNotNegative();
                assertThat(box.get(1).asDouble()).as(part).isLessThanOrEqualTo(800);
                assertThat(box.get(3).asDouble()).as(part).isBetween(1.0, (double) width);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "thousand"})
    void everySectionIsVisible(String name) {
        open(page(name), 1280, "light");
        for (String section : SECTIONS) {
            JsonNode seen = browser.value("(h => h.checkVisibility() && h.getBoundingClientRect().height > 10 "
                    + "&& h.closest('section').innerText.length > h.innerText.length + 20)(document.getElementById('"
                    + section + "'))");
            assertThat(seen.asBoolean()).as(section).isTrue();
        }
        assertThat(browser.value("document.querySelectorAll('.card h3').length").asInt())
                .isGreaterThanOrEqualTo(14);
        assertThat(browser.value("Array.from(document.images).filter(i => !i.complete || i.naturalWidth === 0).length")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "thousand", "hostile"})
    void nothingIsFetchedAndNothingComplains(String name) {
        open(page(name), 1280, "light");
        browser.value("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat(fetched(page(name))).isEmpty();
        assertThat(complaints()).isEmpty();
    }

    /** What the test of the hostile page looks for is seen where it happens. */
    @Test
    void anUnguardedPageIsCaught() throws IOException {
        String html = ReportPage.html(HostilePage.page());
        Path file = folder.resolve("unguarded.html");
        String raw = "<script>window.pwned=1;console.error('ran')</script><img src=\"elsewhere.png\">";
        Files.writeString(
                file,
                html.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
                        .replaceFirst("<main>", "<main>" + raw));
        open(file.toUri(), 1280, "light");
        assertThat(browser.value("String(window.pwned)").asText()).isEqualTo("1");
        assertThat(fetched(file.toUri())).hasSize(1);
        assertThat(complaints()).isNotEmpty();
    }

    /** Even a script that got into the page would not run. */
    @Test
    void thePolicyStopsWhatEscapingWouldMiss() throws IOException {
        String html = ReportPage.html(SamplePages.bare());
        Path file = folder.resolve("injected.html");
        String raw = "<script>window.pwned=1</script><img src=x onerror=\"window.pwned=2\">"
                + "<img src=\"elsewhere.png\"><p id=raw style=\"color:red\">raw</p>";
        Files.writeString(file, html.replaceFirst("<main>", "<main>" + raw));
        open(file.toUri(), 1280, "light");
        assertThat(browser.value("String(window.pwned)").asText()).isEqualTo("undefined");
        assertThat(browser.value("getComputedStyle(document.getElementById('raw')).color")
                        .asText())
                .isNotEqualTo("rgb(255, 0, 0)");
        assertThat(browser.value("document.images[1].naturalWidth").asInt()).isZero();
    }

    @Test
    void hostileNamesAreText() {
        open(hostile, 1280, "light");
        browser.value("document.querySelectorAll('details').forEach(d => d.open = true)");
        browser.value("document.querySelectorAll('*').forEach(e => { e.dispatchEvent(new MouseEvent('mouseover'));"
                + " if (e.focus) e.focus(); })");
        assertThat(browser.value("String(window.pwned)").asText()).isEqualTo("undefined");
        assertThat(browser.events("Page.javascriptDialogOpening")).isEmpty();
        assertThat(complaints()).isEmpty();
        assertThat(browser.value("document.scripts.length").asInt()).isEqualTo(1);
        assertThat(browser.value(
                                "document.querySelectorAll('[onload],[onerror],[onfocus],[onmouseover],[autofocus]').length")
                        .asInt())
                .isZero();
        assertThat(browser.value(
                                "Array.from(document.links).filter(a => !a.getAttribute('href').startsWith('#')).length")
                        .asInt())
                .isZero();
        for (String section : SECTIONS) {
            String text = browser.value("document.getElementById('" + section + "').closest('section').innerText")
                    .asText();
            assertThat(text)
                    .as(section)
                    .contains(HostilePage.SCRIPT, HostilePage.LINK, HostilePage.EMOJI, "invoice\\u202Egnp.exe")
                    .contains("characters]")
                    .doesNotContain("\u202E");
            assertThat(text).as(section).contains(HostilePage.IMAGE);
        }
        assertThat(browser.value("document.title").asText()).contains(HostilePage.SCRIPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "thousand", "hostile"})
    void nothingOverflowsTheViewport(String name) {
        for (String scheme : List.of("light", "dark")) {
            for (int width : List.of(1280, 390)) {
                open(page(name), width, scheme);
                browser.value("document.querySelectorAll('details').forEach(d => d.open = true)");
                assertThat(browser.value("Array.from(document.querySelectorAll('body *'))"
                                + ".filter(e => !e.closest('.scroll *, .unseen, .skip, thead'))"
                                + ".filter(e => e.getBoundingClientRect().right > innerWidth + 0.5)"
                                + ".slice(0, 5).map(e => e.outerHTML.slice(0, 120))"))
                        .as(width + " " + scheme)
                        .isEmpty();
                assertThat(browser.value("Array.from(document.images).filter(i => i.offsetWidth < 32).length")
                                .asInt())
                        .as("vanished pictures, " + width + " " + scheme)
                        .isZero();
                assertThat(browser.value("document.documentElement.scrollWidth").asInt())
                        .as(width + " " + scheme)
                        .isLessThanOrEqualTo(width);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "thousand"})
    void keyboardReachesTheFilterAndItFilters(String name) {
        open(page(name), 1280, "light");
        for (int i = 0; i < 60 && !focused().equals("class-name"); i++) {
            browser.press("Tab", 9);
        }
        assertThat(focused()).isEqualTo("class-name");
        assertThat(browser.value("getComputedStyle(document.activeElement).outlineStyle")
                        .asText())
                .isEqualTo("solid");
        browser.send("Input.insertText", Map.of("text", "7"));
        List<String> expected = SamplePages.many(1_000).classes().stream()
                .map(ClassCard::name)
                .filter(each -> name.equals("thousand") && each.contains("7"))
                .toList();
        List<String> shown = rows();
        if (name.equals("ten")) {
            assertThat(shown).containsExactly("digit 7");
        } else {
            assertThat(shown).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(browser.value("document.getElementById('class-count').value").asText())
                .isEqualTo(shown.size() + " of " + (name.equals("ten") ? "10" : "1000") + " shown");
        browser.press("Tab", 9);
        assertThat(focused()).isEqualTo("class-concern");
        browser.value("document.activeElement.click()");
        assertThat(rows()).hasSizeLessThanOrEqualTo(shown.size()).isNotEmpty();
    }

    @Test
    void headersSort() {
        open(ten, 1280, "light");
        browser.value("document.querySelectorAll('#class-table th button')[1].click()");
        assertThat(rows()).first().isEqualTo("digit 0");
        browser.value("document.querySelectorAll('#class-table th button')[1].click()");
        assertThat(rows()).first().isEqualTo("digit 9");
        assertThat(browser.value("document.querySelectorAll('#class-table th')[1].getAttribute('aria-sort')")
                        .asText())
                .isEqualTo("descending");
        browser.value("document.querySelectorAll('#class-table th button')[0].click()");
        assertThat(rows()).isSorted();
    }

    @Test
    void withoutScriptAndInPrintEverythingIsThere() {
        browser.send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            open(thousand, 1280, "light");
            assertThat(browser.value("document.getElementById('class-filter').checkVisibility()")
                            .asBoolean())
                    .isFalse();
            browser.media("print", "light");
            assertThat(browser.value("Array.from(document.querySelectorAll('details:not([open])')).length")
                            .asInt())
                    .isPositive();
            assertThat(browser.value(
                                    "Array.from(document.querySelectorAll('details:not([open]) table'))"
                                            + ".filter(t => !t.checkVisibility({contentVisibilityAuto: true}) || t.offsetHeight === 0).length")
                            .asInt())
                    .isZero();
        } finally {
            browser.media("screen", "light");
            browser.send("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    /** WCAG 2.2, success criterion 1.4.3, of every text. */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void contrastIsEnough(String scheme) {
        open(ten, 1280, scheme);
        JsonNode poor = browser.value("""
                (() => {
                  const numbers = color => color.match(/[\\d.]+/g).map(Number);
                  const linear = v => v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4;
                  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
                  const under = e => {
                    for (; e; e = e.parentElement) {
                      const c = numbers(getComputedStyle(e).backgroundColor);
                      if (c.length === 3 || c[3] === 1) return c;
                    }
                    return [255, 255, 255];
                  };
                  const poor = [];
                  let seen = 0;
                  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  while (texts.nextNode()) {
                    const e = texts.currentNode.parentElement;
                    if (!texts.currentNode.data.trim() || e.matches('script')) continue;
                    seen++;
                    const style = getComputedStyle(e);
                    const a = luminance(numbers(e.closest('svg') ? style.fill : style.color)), b = luminance(under(e));
                    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                    if (ratio < 4.5) poor.push(e.outerHTML.slice(0, 80) + ' ' + ratio);
                  }
                  return [seen].concat(poor.slice(0, 5));
                })()""");
        assertThat(poor).hasSize(1);
        assertThat(poor.get(0).asInt()).isGreaterThan(200);
    }

    @Test
    void darkIsDark() {
        open(ten, 1280, "dark");
        String dark =
                browser.value("getComputedStyle(document.body).backgroundColor").asText();
        open(ten, 1280, "light");
        assertThat(browser.value("getComputedStyle(document.body).backgroundColor")
                        .asText())
                .isEqualTo("rgb(255, 255, 255)")
                .isNotEqualTo(dark);
    }

    /** What a screen reader is told. */
    @Test
    void landmarksHeadingsAndNames() {
        open(ten, 1280, "light");
        List<String> roles = new ArrayList<>();
        List<String> nameless = new ArrayList<>();
        for (JsonNode node :
                browser.send("Accessibility.getFullAXTree", Map.of()).get("nodes")) {
            String role = node.path("role").path("value").asText();
            if (node.path("ignored").asBoolean()) {
                continue;
            }
            roles.add(role);
            boolean named = !node.path("name").path("value").asText().isBlank();
            if (!named
                    && List.of("image", "button", "searchbox", "checkbox", "link", "region")
                            .contains(role)) {
                nameless.add(node.toString());
            }
        }
        assertThat(roles)
                .contains("banner", "navigation", "main", "contentinfo", "searchbox", "columnheader", "rowheader");
        assertThat(nameless).isEmpty();
    }

    private static List<String> rows() {
        List<String> names = new ArrayList<>();
        browser.value("Array.from(document.querySelectorAll('#class-table tbody tr')).filter(r => r.checkVisibility())"
                        + ".map(r => r.querySelector('bdi').textContent)")
                .forEach(name -> names.add(name.asText()));
        return names;
    }

    private static String focused() {
        return browser.value("document.activeElement.id").asText();
    }

    /** Addresses other than the document's own that are no data within it. */
    private static List<String> fetched(URI page) {
        return browser.events("Network.requestWillBeSent").stream()
                .map(event -> event.get("request").get("url").asText())
                .filter(address -> !address.startsWith("data:")
                        && !URI.create(address).getPath().equals(page.getPath()))
                .toList();
    }

    private static List<JsonNode> complaints() {
        List<JsonNode> all = new ArrayList<>();
        for (String method : List.of("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")) {
            all.addAll(browser.events(method));
        }
        return all;
    }

    private static void open(URI page, int width, String scheme) {
        browser.size(width, 800);
        browser.media("screen", scheme);
        browser.open(page);
    }

    private static URI page(String name) {
        return switch (name) {
            case "ten" -> ten;
            case "thousand" -> thousand;
            default -> hostile;
        };
    }

    private static URI write(String name, Page page) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, ReportPage.html(page));
        return file.toUri();
    }
}
