package camaudit.spark.explain;

import camaudit.spark.table.Cells;
import camaudit.vocabulary.Columns;
import java.util.Set;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** Chooses rows by the file of the dataset that their {@code uri} names, alone or before a {@code #}. */
final class RowsOfFiles implements FilterFunction<Row> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<Set<String>> files;
    private final boolean among;

    /** @param among true to keep the rows of these files, false to keep all others */
    RowsOfFiles(Broadcast<Set<String>> files, boolean among) {
        this.files = files;
        this.among = among;
    }

    @Override
    public boolean call(Row row) {
        return of(Cells.text(row, Columns.URI), files.value()) == among;
    }

    static boolean of(String uri, Set<String> files) {
        for (int end = uri.length(); end >= 0; end = uri.lastIndexOf('#', end - 1)) {
            if (files.contains(uri.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
