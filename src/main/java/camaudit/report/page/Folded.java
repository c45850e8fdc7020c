package camaudit.report.page;

import java.util.List;

/** A list whose beginning a reader sees at once and whose rest has to be opened. */
record Folded<T>(List<T> first, List<T> rest) {
    static <T> Folded<T> after(int count, List<T> all) {
        int cut = all.size() <= count + count / 4 ? all.size() : count;
        return new Folded<>(all.subList(0, cut), all.subList(cut, all.size()));
    }
}
