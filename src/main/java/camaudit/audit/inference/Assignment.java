package camaudit.audit.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The one-to-one assignment of rows to columns with the largest sum. */
public final class Assignment {
    private static final int MOST_EXACT = 400;

    private Assignment() {}

    /**
     * The column of each row: exact (Kuhn 1955, by shortest augmenting paths) for up to 400 rows, else the largest numbers first.
     *
     * @param gains square
     */
    public static int[] of(long[][] gains) {
        return gains.length <= MOST_EXACT ? exact(gains) : greedy(gains);
    }

    private static int[] exact(long[][] gains) {
        int n = gains.length;
        double[] ofRow = new double[n + 1];
        double[] ofColumn = new double[n + 1];
        int[] rowAt = new int[n + 1];
        int[] before = new int[n + 1];
        for (int row = 1; row <= n; row++) {
            rowAt[0] = row;
            int column = 0;
            double[] least = new double[n + 1];
            boolean[] used = new boolean[n + 1];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            do {
                used[column] = true;
                int from = rowAt[column];
                double step = Double.POSITIVE_INFINITY;
                int next = 0;
                for (int j = 1; j <= n; j++) {
                    if (!used[j]) {
                        double cost = -gains[from - 1][j - 1] - ofRow[from] - ofColumn[j];
                        if (cost < least[j]) {
                            least[j] = cost;
                            before[j] = column;
                        }
                        if (least[j] < step) {
                            step = least[j];
                            next = j;
                        }
                    }
                }
                for (int j = 0; j <= n; j++) {
                    if (used[j]) {
                        ofRow[rowAt[j]] += step;
                        ofColumn[j] -= step;
                    } else {
                        least[j] -= step;
                    }
                }
                column = next;
            } while (rowAt[column] != 0);
            while (column != 0) {
                rowAt[column] = rowAt[before[column]];
                column = before[column];
            }
        }
        int[] columns = new int[n];
        for (int j = 1; j <= n; j++) {
            columns[rowAt[j] - 1] = j - 1;
        }
        return columns;
    }

    private static int[] greedy(long[][] gains) {
        int n = gains.length;
        List<int[]> cells = new ArrayList<>();
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                if (gains[row][column] > 0) {
                    cells.add(new int[] {row, column});
                }
            }
        }
        cells.sort(Comparator.<int[]>comparingLong(cell -> -gains[cell[0]][cell[1]]));
        int[] columns = new int[n];
        Arrays.fill(columns, -1);
        boolean[] taken = new boolean[n];
        for (int[] cell : cells) {
            if (columns[cell[0]] < 0 && !taken[cell[1]]) {
                columns[cell[0]] = cell[1];
                taken[cell[1]] = true;
            }
        }
        int free = 0;
        for (int row = 0; row < n; row++) {
            if (columns[row] < 0) {
                while (taken[free]) {
                    free++;
                }
                columns[row] = free;
                taken[free] = true;
            }
        }
        return columns;
    }
}
