package camaudit.report.page;

import camaudit.image.Pixels;
import camaudit.report.Thumbnails;
import camaudit.vocabulary.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A page in which every text tries to be more than text. */
final class HostilePage {
    static final String SCRIPT = "<script>alert(1);window.pwned=1</script>";
    static final String IMAGE = "\"><img src=x onerror=\"window.pwned=2;alert(2)\">";
    static final String LINK = "javascript:window.pwned=3";
    static final String TURNED = "invoice\u202Egnp.exe";
    static final String EMOJI = "🐈‍⬛ cat 👩🏽‍🔬";
    static final String LONG = "w".repeat(3_990) + "</p></div>";
    static final String CLOSE =
            "</style></script></title></textarea><svg onload=window.pwned=4><a href='javascript:alert(5)'>x</a>";
    static final String QUOTES =
            "' onmouseover='window.pwned=6' \" autofocus onfocus=\"window.pwned=7\" `x` ${7*7} {{7*7}} &lt; \u0000\u0007 \uD800";

    static final List<String> ALL = List.of(SCRIPT, IMAGE, LINK, TURNED, EMOJI, LONG, CLOSE, QUOTES);

    private HostilePage() {}

    static Page page() {
        Png png = Png.of(Thumbnails.picture(new Pixels(4, 4, 1, new byte[16])));
        return new Page(
                SCRIPT + IMAGE,
                Verdict.INCONCLUSIVE,
                CLOSE,
                ALL,
                ALL.stream().map(name -> new Fact(name, name)).toList(),
                ALL.stream().map(HostilePage::check).toList(),
                ALL.stream().map(name -> card(name, png)).toList(),
                ALL.stream()
                        .map(name -> new SliceLine(name, name, name, 1, 0, 0, 0.1, 0, 0.2, 1, name))
                        .toList(),
                ALL.stream()
                        .map(name ->
                                new ClusterCard(name, 1, 1, 1, OptionalDouble.empty(), true, name, png, pictures(png)))
                        .toList(),
                pictures(png),
                pictures(png),
                Optional.of(new Counterfactuals(
                        ALL.stream()
                                .map(name -> new Counterfactuals.Bar(name, 0.5, 0.4, 0.6, 1, name))
                                .toList(),
                        OptionalDouble.of(0.1),
                        ALL.stream().map(HostilePage::row).toList(),
                        QUOTES)),
                Optional.of(
                        new Faithfulness(ALL.stream().map(HostilePage::faith).toList(), CLOSE)),
                ALL.stream()
                        .map(name -> new Trend(name, List.of(new Trend.Point(Instant.EPOCH, 1, true, Verdict.PASS))))
                        .toList(),
                ALL.stream().map(name -> new Fact(name, name)).toList(),
                ALL);
    }

    private static CheckLine check(String name) {
        return new CheckLine(
                name,
                Verdict.FAIL,
                name,
                name,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(name),
                0);
    }

    private static ClassCard card(String name, Png png) {
        return new ClassCard(
                name,
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                Optional.of(png),
                Optional.of(png),
                List.of(name),
                true);
    }

    private static Counterfactuals.ClassRow row(String name) {
        OptionalDouble none = OptionalDouble.empty();
        return new Counterfactuals.ClassRow(name, 0, none, none, none, none, none);
    }

    private static Faithfulness.Row faith(String name) {
        OptionalDouble none = OptionalDouble.empty();
        return new Faithfulness.Row(name, name, none, none, none, none, none, none);
    }

    private static List<Picture> pictures(Png png) {
        return ALL.stream().map(name -> new Picture(png, name, name, name)).toList();
    }
}
