package camaudit.spark.source.container;

import camaudit.spark.source.Count;
import camaudit.spark.source.Item;
import java.util.ArrayList;
import java.util.List;

/**
 * The items of a dataset of containers, on the driver.
 *
 * @param exact true if as many images as expected will come
 */
public record ContainerItems(List<Item> items, boolean exact) {
    public ContainerItems {
        items = List.copyOf(items);
    }

    Count count() {
        return new Count(items.stream().mapToLong(Item::expected).sum(), exact);
    }

    /** The first of these images, which are counted already. */
    ContainerItems first(long limit) {
        List<Item> taken = new ArrayList<>();
        long left = limit;
        for (Item item : items) {
            if (left == 0) {
                break;
            }
            taken.add(item.expected() <= left ? item : item.atMost(left));
            left -= Math.min(left, item.expected());
        }
        return new ContainerItems(taken, exact);
    }
}
