#!/usr/bin/env bash
# How a run grows: with the dataset (images per second, memory of driver and executors over time), with executors (one and two), and what
# Spark and Parquet cost on top of the engine. Starts a standalone cluster on this machine; takes ten to twenty minutes, the larger part
# for a million images. growth.sh [datasets] [executors] [overhead], all without arguments.
#   SIZES="1000 10000"           other sizes of the datasets
#   BENCH_MODEL=resnet50.keras   measures executors and overhead on this model of 224 x 224 colour pictures too, e.g. made by
#                                python -c "import keras; keras.applications.ResNet50(weights=None).save('resnet50.keras')"
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib.sh"
. "$ROOT/scripts/cluster.sh"

OUT="$ROOT/target/growth"
SIZES=${SIZES:-1000 10000 100000 1000000}
SEED_CNN=(--model src/demo/mnist-cnn.keras --scale 1/255)
MOMENTS=8
SUBMIT_CONF=(--conf spark.cores.max=2)

# Resident megabytes of the driver and of the largest executor, twice a second, while the file is there.
watch_memory() { # file
  while [ -e "$1" ]; do
    echo "$(resident 'deploy.SparkSubmit.*camaudit.Main') $(resident CoarseGrainedExecutorBackend)" >> "$1.rss"
    sleep 0.5
  done
}

resident() { # pattern of the command line
  pgrep -f "^[^ ]*java .*$1" | while read -r pid; do
    awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$pid/status" 2>/dev/null
  done | sort -n | tail -n 1 | grep . || echo 0
}

# The memory at even moments of a run, the last of them at its end.
moments() { # file, column
  awk -v column="$2" -v moments=$MOMENTS '$2 > 0 {v[++n] = $column} END {
    for (i = 1; i <= moments; i++) printf "%6d", v[int((n - 1) * i / moments) + 1]}' "$1.rss"
}

number() { # run.json, name of a number
  sed -n "s/.*\"$2\" : \([0-9.]*\).*/\1/p" "$1" | head -n 1
}

explain() { # name, images, model and scale; leaves OUT/NAME/run.json and OUT/NAME.log
  local model=("${@:3}")
  [ $# -gt 2 ] || model=("${SEED_CNN[@]}")
  submit explain "${model[@]}" --images "$2" --labels none --output "$OUT/$1" --overwrite > "$OUT/$1.log" 2>&1 ||
    { tail -n 5 "$OUT/$1.log" >&2; die "$1 failed"; }
}

dataset() { # layout, size; prints its place
  local place="$OUT/digits-$1-$2"
  case $1 in
    idx) digits idx "$place" "$2" ;;
    tar) digits tar "$place" "$2" $(($2 > 40000 ? 10000 : $2 / 4)) ;;
    png) digits png "$place" "$2" 0 ;;
  esac
  echo "$place"
}

digits() {
  [ -e "$2" ] || "$JAVA_HOME/bin/java" src/bench/java/camaudit/bench/Digits.java "$@"
}

datasets() {
  local layout size images watch seconds last_size last_seconds
  echo "Seed CNN, 28 x 28, two executors of one core and 1 GB of heap"
  for layout in idx tar png; do
    last_size=0
    for size in $SIZES; do
      if [ "$layout" = png ] && [ "$size" -gt 100000 ]; then continue; fi
      images=$(dataset "$layout" "$size")
      watch="$OUT/$layout-$size.watch"
      rm -f "$watch.rss"
      touch "$watch"
      watch_memory "$watch" & local watcher=$!
      explain "$layout-$size" "$images"
      rm "$watch"
      wait $watcher || true
      seconds=$(number "$OUT/$layout-$size/run.json" seconds)
      awk -v layout="$layout" -v size="$size" -v seconds="$seconds" -v last_size=$last_size -v last_seconds="${last_seconds:-0}" 'BEGIN {
        printf "%-4s %8d images %7.1f s %8.0f images/s", layout, size, seconds, size / seconds
        if (last_size) printf ", %6.0f for those more than before", (size - last_size) / (seconds - last_seconds)
        print ""}'
      echo "       driver MB  $(moments "$watch" 1)"
      echo "       executor MB$(moments "$watch" 2)"
      echo "       $(sed -n 's/^time *//p' "$OUT/$layout-$size.log")"
      last_size=$size
      last_seconds=$seconds
      rm -rf "$images" "${OUT:?}/$layout-$size"
    done
  done
}

executors() {
  local few many
  few=$(dataset idx 200000)
  many=$(dataset idx 1000000)
  echo "Seed CNN, 28 x 28"
  one_and_two "$few" 200000 "$many" 1000000 "${SEED_CNN[@]}"
  rm -rf "$few" "$many"
  if [ -n "${BENCH_MODEL:-}" ]; then
    echo "$BENCH_MODEL, 224 x 224"
    digits jpeg "$OUT/jpeg-few" 320
    digits jpeg "$OUT/jpeg-many" 1280
    DRIVER_HEAP=2g one_and_two "$OUT/jpeg-few" 320 "$OUT/jpeg-many" 1280 --model "$BENCH_MODEL"
    rm -rf "$OUT/jpeg-few" "$OUT/jpeg-many"
  fi
}

# Two sizes of a dataset, so that Spark's start and the JVMs' warm-up fall out.
one_and_two() { # few, how many, many, how many, model
  local cores size
  rm -f "$OUT/executors.seconds"
  for cores in 1 2; do
    SUBMIT_CONF=(--conf "spark.cores.max=$cores")
    for size in "$1" "$3"; do
      explain executors "$size" "${@:5}"
      echo "$cores $(number "$OUT/executors/run.json" seconds)" >> "$OUT/executors.seconds"
    done
  done
  SUBMIT_CONF=(--conf spark.cores.max=2)
  awk -v few="$2" -v many="$4" '
    $1 in start {
      rate[$1] = (many - few) / ($2 - start[$1])
      printf "%d executors of one core %8.1f s for %d, %8.1f images/s beyond %d\n", $1, $2, many, rate[$1], few
      next
    }
    {start[$1] = $2}
    END {printf "two do %.2f times what one does\n", rate[2] / rate[1]}' "$OUT/executors.seconds"
  rm -rf "$OUT/executors" "$OUT/executors.seconds"
}

overhead() {
  local images
  images=$(dataset idx 200000)
  echo "Seed CNN, 28 x 28"
  (run_bench JobBench "${SEED_CNN[1]}" "$images" 0.00392156862745098 "$OUT/overhead") 2> "$OUT/overhead.log"
  rm -rf "$images" "$OUT/overhead"
  if [ -n "${BENCH_MODEL:-}" ]; then
    echo "$BENCH_MODEL, 224 x 224"
    digits jpeg "$OUT/jpeg" 1280
    (run_bench JobBench "$BENCH_MODEL" "$OUT/jpeg" 1 "$OUT/overhead") 2> "$OUT/overhead.log"
    rm -rf "$OUT/jpeg" "$OUT/overhead"
  fi
}

ensure_job
BENCH_MODEL=${BENCH_MODEL:+$(readlink -f "$BENCH_MODEL")}
cd "$ROOT"
mkdir -p "$OUT"
[ $# -gt 0 ] || set -- datasets executors overhead
case " $* " in *" datasets "* | *" executors "*)
  trap stop EXIT
  start
  ;;
esac
for part in "$@"; do
  "$part"
done
