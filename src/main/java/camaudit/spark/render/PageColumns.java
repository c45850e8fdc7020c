package camaudit.spark.render;

/** The columns that a selection adds to the rows of the explanations table, for the page that a row is drawn on. */
final class PageColumns {
    /** Place among the chosen, from 1; 0 where they were not ordered. */
    static final String RANK = "page_rank";
    /** What a row was chosen by, a double; null where it was not. */
    static final String VALUE = "page_value";
    /** The number of the page's class, −1 for rows without one. */
    static final String CLASS = "page_class";

    /** Rows of the class and method in the whole table. */
    static final String COUNT = "page_count";

    /** Those rows of the class and method that fulfil the predicate. */
    static final String CHOSEN = "page_chosen";

    /** Those rows of the class and method that have a label. */
    static final String LABELLED = "page_labelled";
    /** Those of them whose prediction is the label. */
    static final String RIGHT = "page_right";
    /** The page of the class and method, from 1. */
    static final String NUMBER = "page_number";
    /** How many pages the class and method have. */
    static final String PAGES = "page_pages";

    private PageColumns() {}
}
