#!/usr/bin/env bash
# Prints how long one thread takes from a model file's bytes to the first Grad-CAM, by its parts: start.sh MODEL
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib.sh"

ensure_tools
maven -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test >&2
export OMP_NUM_THREADS=1
# shellcheck disable=SC2086
exec "$JAVA_HOME/bin/java" "@$ROOT/conf/jvm-options" ${JAVA_OPTIONS:--Xmx6g} \
  -cp "$ROOT/target/test-classes:$ROOT/target/classes:$(cat "$ROOT/target/bench.classpath")" camaudit.bench.StartBench "$@"
