#!/usr/bin/env bash
# A standalone Spark cluster on this machine from the Spark jars that Maven brought: one master, two worker processes.
#   scripts/standalone.sh start | stop | status
#   scripts/standalone.sh submit COMMAND …    runs cam-audit on it, e.g. submit explain --config conf/mnist.conf
#   scripts/standalone.sh submit --deploy-mode cluster COMMAND …   the same with the driver in a worker, so that paths have to be absolute
#   scripts/standalone.sh check               starts it, submits a job, compares the rows with local mode, stops it
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

. "$ROOT/scripts/cluster.sh"

check() {
  # No process here lives long enough for the C2 compiler to pay off.
  export JDK_JAVA_OPTIONS="${JDK_JAVA_OPTIONS:-} -XX:TieredStopAtLevel=1"
  trap stop EXIT
  stop
  start
  local out="$ROOT/target/standalone-check"
  rm -rf "$out"
  cd "$ROOT"
  local digits=(--config conf/mnist.conf --limit 3000) job
  local odd=(--model "$ROOT/src/demo/mnist-cnn.h5" --images "$ROOT/src/test/resources/images" --resize squash --scale 1/255)
  # Most of the time is spent starting processes on one core each, so two run at once.
  submit explain "${digits[@]}" --output "$out/digits/cluster" & job=$!
  scripts/cam-audit explain "${odd[@]}" --master "local[2]" --output "$out/odd/local"
  wait $job
  submit explain "${odd[@]}" --output "$out/odd/cluster" & job=$!
  scripts/cam-audit explain "${digits[@]}" --master "local[2]" --output "$out/digits/local"
  wait $job
  submit --deploy-mode cluster explain "${odd[@]}" --output "$out/odd/driver"
  compare "$out/digits/cluster" "$out/digits/local" "$out/odd/cluster" "$out/odd/local" "$out/odd/driver" "$out/odd/local"
  local executors
  executors=$(find "$RUN_DIR/executors" -name stderr | wc -l)
  [ "$executors" -ge 2 ] || die "only $executors executors ran, two were expected"
  say "the standalone cluster ($executors executor processes) gave the same rows as local mode"
}

case "${1:-}" in
  start | stop | check) "$1" ;;
  submit) shift; submit "$@" ;;
  status) [ -f "$RUN_DIR/master.pid" ] && say "runs: $MASTER" || say "does not run" ;;
  *) die "say start, stop, status, submit COMMAND … or check" ;;
esac
