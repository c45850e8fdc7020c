package camaudit.spark.ledger;

/** 128 bits of a text's SHA-256; {@code low} is never 0. */
record Fingerprint(long high, long low) {}
