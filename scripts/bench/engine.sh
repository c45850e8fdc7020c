#!/usr/bin/env bash
# Prints images/s on one thread for forward and Grad-CAM on every backend: engine.sh [seed-cnn] [resnet20] [resnet50] [vgg16] [mobilenetv2] [efficientnetb0]
# BENCH_PYTHON=python with PyTorch adds its forward, and forward + backward. BENCH_CLOCK=cpu counts the thread's CPU time, for
# machines that others use (two threads are always timed by the wall). Ratios of one run count, not figures across runs.
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib.sh"

cd "$ROOT"
run_bench EngineBench "$@"
