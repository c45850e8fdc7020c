package camaudit.vocabulary;

/** What a column holds. */
public enum ColumnType {
    TEXT("string"),
    FLAG("boolean"),
    WHOLE("int"),
    COUNT("bigint"),
    REAL("float"),
    NUMBER("double"),
    BYTES("binary"),
    REALS("array<float>");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /** Its name in SQL. */
    public String sql() {
        return sql;
    }
}
