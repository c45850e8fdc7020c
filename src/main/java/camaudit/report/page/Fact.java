package camaudit.report.page;

import java.util.Objects;

/** A fact by name; the value may be empty. */
public record Fact(String name, String value) {
    public Fact {
        Require.text(name, "name of a fact");
        Objects.requireNonNull(value, "value");
    }
}
