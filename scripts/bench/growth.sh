#!/usr/bin/env bash
# How a run grows with its dataset: images per second, memory over time, one and two executors, and what Spark costs on top of the
# engine. Prints tables; takes some ten minutes, of which a million images are the larger part (SIZES="1000 10000" for less).
#   BENCH_MODEL=resnet50.keras  also compares the job with the bare engine on that model (224 x 224 photos of noise)
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib.sh"
. "$ROOT/scripts/cluster.sh"

OUT="$ROOT/target/growth"
SIZES=${SIZES:-1000 10000 100000 1000000}
MODEL=src/demo/mnist-cnn.keras

# Resident megabytes of a process tree's largest Java process, once a second, until the file is gone.
watch_memory() { # file, pattern
  while [ -e "$1" ]; do
    pgrep -f "$2" | while read -r pid; do
      awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$pid/status" 2>/dev/null
    done | sort -n | tail -n 1 >> "$1.rss"
    sleep 1
  done
}

# Least, median and largest of the second half of a run, and the largest of the first.
memory() { # file
  local count
  count=$(wc -l < "$1.rss")
  head -n $(((count + 1) / 2)) "$1.rss" | sort -n | tail -n 1 | tr '\n' ' '
  tail -n $(((count + 1) / 2)) "$1.rss" | sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)], v[NR]}'
}

json() { # run.json, name of a number
  sed -n "s/.*\"$2\" : \([0-9.]*\).*/\1/p" "$1" | head -n 1
}

grow() { # layout, images
  local images=$3 name="$1-$2" watch="$OUT/$1-$2.watch"
  touch "$watch"
  watch_memory "$watch" "$OUT/$name-out" & local watcher=$!
  scripts/cam-audit explain --model $MODEL --scale 1/255 --images "$images" --labels none --master "local[2]" --set class-names=[] \
    --output "$OUT/$name-out" --overwrite > "$OUT/$name.log" 2>&1 || { tail -n 5 "$OUT/$name.log" >&2; die "$name failed"; }
  rm "$watch"
  wait $watcher || true
  read -r first median largest <<< "$(memory "$watch")"
  printf '%-6s %9s %9s %9s   %6s %6s %6s   %s\n' "$1" "$2" "$(json "$OUT/$name-out/run.json" seconds)" \
    "$(json "$OUT/$name-out/run.json" images_per_second)" "$first" "$median" "$largest" \
    "$(sed -n 's/^time *//p' "$OUT/$name.log")"
  rm -rf "$OUT/$name-out"
}

ensure_tools
ensure_job_jar
cd "$ROOT"
mkdir -p "$OUT"

echo "Seed CNN, 28 x 28, two tasks at once; memory in MB: largest in the first half, median and largest in the second"
printf '%-6s %9s %9s %9s   %6s %6s %6s   %s\n' layout images seconds images/s first median most "time of the tasks"
for size in $SIZES; do
  "$JAVA_HOME/bin/java" scripts/bench/Digits.java idx "$OUT/digits-$size" "$size"
  grow idx "$size" "$OUT/digits-$size"
  rm -f "$OUT/digits-$size"
  "$JAVA_HOME/bin/java" scripts/bench/Digits.java tar "$OUT/shards-$size" "$size" $((size > 20000 ? 10000 : size / 4))
  grow tar "$size" "$OUT/shards-$size"
  rm -rf "$OUT/shards-$size"
done
