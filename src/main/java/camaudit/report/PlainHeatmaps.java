package camaudit.report;

import camaudit.image.Resampling;

/** Heatmaps without a peer's own peculiarities: the positive part, its least value 0 and its greatest 1, resized by half pixels. */
public final class PlainHeatmaps {
    private PlainHeatmaps() {}

    /** The source for a peer; captum's keeps the raw values. */
    public static HeatmapSource of(Peer peer) {
        return peer == Peer.CAPTUM || peer == Peer.CAPTUM_SIGNED ? Resampling::halfPixel : PlainHeatmaps::scaled;
    }

    private static float[] scaled(float[] raw, int height, int width, int outHeight, int outWidth) {
        float low = Float.POSITIVE_INFINITY;
        float high = 0;
        for (float value : raw) {
            low = Math.min(low, Math.max(value, 0));
            high = Math.max(high, value);
        }
        float[] scaled = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            scaled[i] = high > low ? (Math.max(raw[i], 0) - low) / (high - low) : 0;
        }
        return Resampling.halfPixel(scaled, height, width, outHeight, outWidth);
    }
}
