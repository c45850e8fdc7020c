package camaudit.bench.textured;

/** What a picture is for. */
enum Use {
    TRAINING,
    TEST
}
