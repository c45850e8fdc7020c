package camaudit.network.keras;

import camaudit.network.ModelException;

/** The version of Keras that saved a file. */
final class KerasVersion {
    private KerasVersion() {}

    /** The number before the first dot. */
    static int major(String version) {
        String number = version.replaceFirst("\\D.*", "");
        if (number.isEmpty() || number.length() > 4) {
            throw new ModelException("Keras version '" + version + "' is not a version: save the model again");
        }
        return Integer.parseInt(number);
    }
}
