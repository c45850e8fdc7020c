package camaudit.audit.inference;

/** A number of one group, linear in the rows. */
@FunctionalInterface
public interface GroupStatistic {
    GroupStatistic MEAN = group -> {
        double sum = 0;
        for (int i = 0; i < group.size(); i++) {
            sum += group.weight(i) * group.value(i);
        }
        return sum / group.total();
    };

    /** The middle value, the mean of the two in the middle where the count is even. */
    GroupStatistic MEDIAN = group -> {
        long low = (group.total() - 1) / 2;
        long high = group.total() / 2;
        long seen = 0;
        double sum = 0;
        for (int i = 0; i < group.size() && seen <= high; i++) {
            long next = seen + group.weight(i);
            sum += (seen <= low && low < next ? group.value(i) : 0)
                    + (seen <= high && high < next ? group.value(i) : 0);
            seen = next;
        }
        return sum / 2;
    };

    /** Mean of the signs; for differences x−y of pairs it is the paired form of Cliff's delta (Cliff 1993, d_w). */
    GroupStatistic MEAN_SIGN = group -> {
        long sum = 0;
        for (int i = 0; i < group.size(); i++) {
            sum += (long) (group.weight(i) * Math.signum(group.value(i)));
        }
        return (double) sum / group.total();
    };

    /** Mean of sign(x−reference): 1 where every value lies above it, −1 where every value lies below. */
    static GroupStatistic signAgainst(double reference) {
        return group -> {
            long sum = 0;
            for (int i = 0; i < group.size(); i++) {
                sum += (long) (group.weight(i) * Math.signum(group.value(i) - reference));
            }
            return (double) sum / group.total();
        };
    }

    /** The number of a group that has at least one row. */
    double of(Weighted group);
}
