#!/usr/bin/env bash
# Runs the job on a standalone cluster of this machine under faults, and compares the tables with those of an undisturbed run:
# an executor killed, a task that fails twice, a straggler, a disk that fills up, the driver killed and the run resumed (also of an IDX
# file and of tar shards, after every unit), damaged images.
#   scripts/faults.sh [executor|task|straggler|disk|driver|idx|tar]…     only these faults; default: all
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"
. "$ROOT/scripts/cluster.sh"

OUT="$ROOT/target/faults"
IMAGES="$OUT/images"
MARKS="$OUT/marks"
JOB=(explain --model src/demo/mnist-cnn.keras --scale 1/255 --unit 1000)
CONF=(--conf spark.speculation=true --conf spark.speculation.interval=200ms --conf spark.speculation.quantile=0.5
  --conf spark.hadoop.fs.faulty.impl=camaudit.spark.session.FaultyFileSystem --conf "spark.hadoop.fs.faulty.marks=$MARKS")

explain() { # output folder, settings of Spark…, then -- and further options
  explain_of "$IMAGES" folder "$@"
}

explain_of() { # images, labels, output folder, settings of Spark…, then -- and further options
  local images=$1 labels=$2 to=$3 settings=()
  shift 3
  while [ $# -gt 0 ] && [ "$1" != -- ]; do settings+=("$1"); shift; done
  shift || true
  SUBMIT_CONF=("${CONF[@]}" "${settings[@]}")
  submit "${JOB[@]}" --images "faulty://$images" --labels "$labels" --output "faulty://$OUT/$to" "$@" \
    > "$OUT/$to.log" 2>&1
}

expect() { # output folder, that of the undisturbed run
  compare "$OUT/$1" "$OUT/${2:-undisturbed}" >&2
  local temporary
  temporary=$(find "$OUT/$1" -name _temporary -o -name _lock -o -name _rejected)
  [ -z "$temporary" ] || die "left behind: $temporary"
}

units() { { find "$OUT/$1/_units" -name 'unit-*.gz' 2>/dev/null || true; } | wc -l; }

# Waits until a run has committed a unit: once there is a second record, the first one is complete.
unit() { # output folder
  for _ in $(seq 900); do
    [ "$(units "$1")" -lt 2 ] || return 0
    sleep 0.1
  done
  die "no unit of $1 was committed within 90 s: see $OUT/$1.log"
}

# Kills the driver each time that it has committed another unit, and resumes the run, until it finishes.
kill_after_every_unit() { # output folder, images, labels, how many images there are
  local to=$1 images=$2 labels=$3 all=$4 before kills=0 job
  explain_of "$images" "$labels" "$to-undisturbed" || failed "$to-undisturbed"
  while [ $kills -lt 20 ]; do
    before=$(units "$to")
    explain_of "$images" "$labels" "$to" -- --resume & job=$!
    while kill -0 $job 2>/dev/null && [ "$(units "$to")" -le "$before" ]; do sleep 0.05; done
    sleep 0.3
    pkill -9 -f "faulty://$OUT/$to" || break
    wait $job || true
    kills=$((kills + 1))
  done
  wait $job || failed "$to"
  [ $kills -ge 2 ] || die "the driver of $to was killed $kills times, which shows little"
  grep resumed "$OUT/$to.log" | sed "s/^/killed $kills times, then: /" >&2
  [ "$(sed -n 's/^resumed *\([0-9,]*\) images were done before, \([0-9,]*\) were done now.*/\1 \2/p' "$OUT/$to.log" | tr -d , |
    awk '{ print $1 + $2 }')" = "$all" ] || die "done before and done now are not $all images: see $OUT/$to.log"
  ! grep "changed and done again" "$OUT/$to.log" || die "nothing has changed: see $OUT/$to.log"
  expect "$to" "$to-undisturbed"
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
if wanted executor || wanted task || wanted straggler || wanted disk || wanted driver; then
  say "undisturbed"
  "$JAVA_HOME/bin/java" src/bench/java/camaudit/bench/Digits.java png "$IMAGES" 4000 100
  explain undisturbed || failed undisturbed
  grep -E "explained|rejected" "$OUT/undisturbed.log" >&2
fi

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

if wanted idx; then
  say "the driver is killed after every unit of an IDX file"
  "$JAVA_HOME/bin/java" src/bench/java/camaudit/bench/Digits.java idx "$OUT/digits-idx3-ubyte" 7000
  kill_after_every_unit idx "$OUT/digits-idx3-ubyte" none 7000
fi

if wanted tar; then
  say "the driver is killed after every unit of tar shards"
  "$JAVA_HOME/bin/java" src/bench/java/camaudit/bench/Digits.java tar "$OUT/shards" 4000 250
  kill_after_every_unit tar "$OUT/shards" auto 4000
fi

say "every image is exactly once in the tables of all runs, and all tables are equal"
