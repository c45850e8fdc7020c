#!/usr/bin/env bash
# Prints what every attribution method costs on one thread, a forward pass being 1: methods.sh [seed-cnn] [resnet18] [resnet50]
# BENCH_PYTHON=python with PyTorch adds its Grad-CAM and Score-CAM. BENCH_CLOCK=cpu counts the thread's CPU time, for machines that
# others use. Ratios of one run count.
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib.sh"

cd "$ROOT"
run_bench MethodBench "$@"
