#!/usr/bin/env bash
# Prints images/s on one thread for forward and Grad-CAM on every backend: engine.sh [seed-cnn] [resnet20] [resnet50] [vgg16] [mobilenetv2] [efficientnetb0]
# BENCH_PYTHON=python with PyTorch adds its forward, and forward + backward. BENCH_CLOCK=cpu counts the thread's CPU time, for
# machines that others use (two threads are always timed by the wall). Ratios of one run count, not figures across runs.
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib.sh"

ensure_tools
maven -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test >&2
cd "$ROOT"
export OMP_NUM_THREADS=1
# shellcheck disable=SC2086
exec "$JAVA_HOME/bin/java" "@conf/jvm-options" ${JAVA_OPTIONS:--Xmx6g} \
  -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" camaudit.bench.EngineBench "$@"
