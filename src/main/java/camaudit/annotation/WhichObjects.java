package camaudit.annotation;

/** Which of a picture's annotated objects are its foreground. */
public enum WhichObjects {
    /**
     * Those of the picture's label, which is the class whose objects have the largest area together; objects that are a crowd or
     * difficult do not decide, unless there are no others. Of classes with the same area it is the one that comes first in the file.
     */
    OF_LABEL,
    /** All objects; the label is the same. */
    ALL
}
