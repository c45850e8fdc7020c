package camaudit.spec;

/** Whether a picture of the map is stored beside it. */
public enum HeatmapChoice {
    /** The raw map at the layer's resolution only. */
    NATIVE,
    /** Also an 8-bit PNG at the size of the network's input. */
    INPUT
}
