#!/usr/bin/env bash
# Builds, runs the job on a standalone cluster of this machine, and runs all tests. Installs and builds what is missing.
#   scripts/test.sh              against the default Spark
#   scripts/test.sh spark-3.5    against the newest Spark 3.5; spark-4.2 likewise
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

export CAMAUDIT_SPARK=${1:-spark-$(default_spark)}
CAMAUDIT_SPARK=${CAMAUDIT_SPARK#spark-}
is_known "$CAMAUDIT_SPARK" || refuse "there is no profile $1: give one of $(known_sparks | sed 's/^/spark-/' | paste -sd ,)"
ensure_tools build
ensure_browser
profile=()
[ $# -eq 0 ] || profile=(-P "$1")

if command -v shellcheck >/dev/null; then
  (cd "$ROOT" && shellcheck -S warning -x -P SCRIPTDIR scripts/*.sh scripts/bench/*.sh scripts/cam-audit .ci/run) || die "shellcheck finds fault with the scripts"
else
  say "shellcheck is not installed: the scripts were not checked"
fi
maven -q "${profile[@]}" clean package -DskipTests
# An S3 server and the libraries of S3A, each with its own class path; for Hadoop 3.4, which is that of the default Spark.
if [ $# -eq 0 ]; then
  for what in s3a s3proxy; do maven -q -f "src/test/$what/pom.xml" dependency:copy-dependencies; done
fi
"$ROOT/scripts/standalone.sh" check
# Checks that results are the same with the primitives and layouts that oneDNN chooses on smaller machines.
DNNL_MAX_CPU_ISA=AVX2 maven "${profile[@]}" surefire:test -Dtest='camaudit.engine.TestAgainst*,TestExecution'
maven "${profile[@]}" surefire:test
