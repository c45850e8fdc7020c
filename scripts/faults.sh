#!/usr/bin/env bash
# Runs the job on a standalone cluster of this machine while things go wrong, and compares the tables with those of an undisturbed run:
# an executor killed, a task that fails twice, a straggler, a disk that fills up, the driver killed and the run resumed, damaged images.
#   scripts/faults.sh [executor|task|straggler|disk|driver]…     these faults; all without a word
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"
. "$ROOT/scripts/cluster.sh"

OUT="$ROOT/target/faults"
IMAGES="$OUT/images"
MARKS="$OUT/marks"
JOB=(explain --model src/demo/mnist-cnn.keras --scale 1/255 --labels folder --unit 1000)
CONF=(--conf spark.speculation=true --conf spark.speculation.interval=200ms --conf spark.speculation.quantile=0.5
  --conf spark.hadoop.fs.faulty.impl=camaudit.spark.FaultyFileSystem --conf "spark.hadoop.fs.faulty.marks=$MARKS")

explain() { # output folder, settings of Spark…, then -- and further options
  local to=$1 settings=()
  shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do settings+=("$1"); shift; done
  shift || true
  SUBMIT_CONF=("${CONF[@]}" "${settings[@]}")
  submit "${JOB[@]}" --images "faulty://$IMAGES" --output "faulty://$OUT/$to" "$@" \
    > "$OUT/$to.log" 2>&1
}

expect() { # output folder
  compare "$OUT/$1" "$OUT/undisturbed" >&2
  local temporary
  temporary=$(find "$OUT/$1" -name _temporary -o -name _lock -o -name _rejected)
  [ -z "$temporary" ] || die "left behind: $temporary"
}

# Waits until a run has committed a unit: once there is a second record, the first one is whole.
unit() { # output folder
  for _ in $(seq 900); do
    [ "$(find "$OUT/$1/_units" -name 'unit-*.gz' 2>/dev/null | wc -l)" -lt 2 ] || return 0
    sleep 0.1
  done
  die "no unit of $1 was committed within 90 s: see $OUT/$1.log"
}

FAULTS=("$@")
wanted() { [ ${#FAULTS[@]} -eq 0 ] || [[ " ${FAULTS[*]} " == *" $1 "* ]]; }

failed() { die "$1 failed: see $OUT/$1.log"; }

trap stop EXIT
ensure_tools build
maven -q test-compile >&2
stop
start
(cd "$ROOT/target/test-classes" && "$JAVA_HOME/bin/jar" cf "$HOME_DIR/jars/faults.jar" camaudit/spark/FaultyFileSystem*.class camaudit/spark/BreakingInput*.class)
rm -rf "$OUT"
mkdir -p "$MARKS"
cd "$ROOT"
"$JAVA_HOME/bin/java" scripts/bench/Digits.java png "$IMAGES" 4000 100

say "undisturbed"
explain undisturbed || failed undisturbed
grep -E "explained|rejected" "$OUT/undisturbed.log" >&2

if wanted executor; then
  say "an executor is killed in the middle"
  explain executor & job=$!
  unit executor
  pkill -9 -o -f 'CoarseGrainedExecutorBackend' || die "no executor runs"
  wait $job || failed executor
  expect executor
fi

if wanted task; then
  say "a task fails twice"
  explain task --conf spark.hadoop.fs.faulty.fails=0001234.png || failed task
  [ "$(find "$MARKS" -name 'failed-*' | wc -l)" = 2 ] || die "the task did not fail twice"
  expect task
fi

if wanted straggler; then
  say "a task takes twenty seconds longer than the others"
  mkdir -p "$OUT/events"
  explain straggler --conf spark.hadoop.fs.faulty.slow=0002345.png --conf spark.eventLog.enabled=true \
    --conf spark.eventLog.compress=false --conf spark.eventLog.rolling.enabled=false --conf "spark.eventLog.dir=file://$OUT/events" || failed straggler
  [ -e "$MARKS/slow-1" ] || die "nothing was slow"
  grep -h '"Event":"SparkListenerTaskEnd"' "$OUT"/events/* | grep '"Speculative":true' | grep -q '"Reason":"Success"' ||
    die "no second copy of the slow task came first"
  expect straggler
fi

if wanted disk; then
  say "the disk is full, and then it is not"
  explain disk --conf "spark.hadoop.fs.faulty.full=$OUT/full" & job=$!
  unit disk
  touch "$OUT/full"
  ! wait $job || die "the run ended well on a full disk"
  grep -m 1 "No space left on device" "$OUT/disk.log" >&2 || die "nothing said that the disk is full"
  rm "$OUT/full"
  explain disk -- --resume || failed disk
  grep "resumed" "$OUT/disk.log" >&2 || die "nothing of disk was resumed: see $OUT/disk.log"
  expect disk
fi

if wanted driver; then
  say "the driver is killed, and the run resumed"
  explain driver & job=$!
  unit driver
  pkill -9 -f "faulty://$OUT/driver" || die "no driver runs"
  wait $job || true
  [ ! -e "$OUT/driver/run.json" ] || die "a run that was killed says that it is finished"
  explain driver -- --resume || failed driver
  grep "resumed" "$OUT/driver.log" >&2 || die "nothing of driver was resumed: see $OUT/driver.log"
  expect driver
fi

say "every image is exactly once in the tables of all runs, and all tables are equal"
