package camaudit.cli;

import camaudit.config.Setting;
import java.util.List;

/**
 * How a command is called, for the program and for its help.
 *
 * @param summary one line for the list of commands
 * @param description paragraphs that teach what the command does, before its options
 * @param examples command lines to copy
 * @param usesSpark true if it runs a Spark job, so that it takes Spark's master
 */
record Usage(
        String name,
        String summary,
        List<String> description,
        List<String> examples,
        List<Setting> settings,
        boolean usesSpark) {}
