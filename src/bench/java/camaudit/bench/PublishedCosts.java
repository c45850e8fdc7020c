package camaudit.bench;

/** The costs that torch-cam publishes. */
final class PublishedCosts {
    /**
     * Their milliseconds and ratios. The last column is ours: their milliseconds divided by a 512th of their Score-CAM, which is
     * about one forward pass.
     */
    static final String TABLE = """

            torch-cam 0.2.0, README.md at commit 0514227, "Latency benchmark": ms an image after the forward pass, ResNet-18, 224×224,
            batch 1, 100 runs of scripts/eval_latency.py on an Intel i7-10750H and an NVIDIA RTX 2070 Max-Q, their threads and theirs
            alone. Score-CAM runs 512 masked forward passes; a 512th of it stands for one forward in the last column (our division).
                                  CPU ms   GPU ms   Grad-CAM = 1, CPU   a masked forward = 1, CPU
              CAM                   0.14     0.11               0.003                        0.01
              Grad-CAM             40.66     3.71                1.00                        3.06
              Grad-CAM++           41.61     5.21                1.02                        3.13
              XGrad-CAM            40.63     3.78                1.00                        3.06
              LayerCAM             40.91     3.65                1.01                        3.08
              Smooth Grad-CAM++   239.27    33.67                5.88                       18.02
              Score-CAM          6796.89   304.74                 167                         512
            """;

    private PublishedCosts() {}
}
