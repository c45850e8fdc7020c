#!/usr/bin/env bash
# Compares what two runs of scripts/demo.sh left behind: same-demo.sh OLD NEW, two copies of target/demo that were made at the same path.
# Every row of every table but run_id, every figure to the byte, every JSON file and page but ids, times, speeds and the commit.
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"
. "$ROOT/scripts/cluster.sh"

[ $# = 2 ] || die "same-demo.sh takes two folders, not $#"
ensure_job
old=$(readlink -f "$1")
new=$(readlink -f "$2")

# Ids, times and speeds, of JSON lines and of pages.
VOLATILE='"(run_id|started|finished|seconds|images_per_second|time|commit|application_id|load|decode|forward|backward|maps|write)" : '
timeless() {
  grep -vE "^ *$VOLATILE" "$1" | sed -E 's/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/ID/g
    s/20[0-9]{2}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+( UTC|Z)?)?/TIME/g; s/local-[0-9]+/ID/g; s/[0-9a-f]{12}(<|$)/COMMIT\1/g'
}

differs() {
  say "differs: $1"
  code=1
}

code=0
pictures=0
texts=0
while read -r file; do
  if [ ! -f "$new/$file" ]; then
    differs "$file is missing"
  elif [ "${file##*.}" = png ]; then
    pictures=$((pictures + 1))
    cmp -s "$old/$file" "$new/$file" || differs "$file"
  else
    texts=$((texts + 1))
    diff <(timeless "$old/$file") <(timeless "$new/$file") >&2 || differs "$file"
  fi
done < <(cd "$old" && find . \( -name '*.png' -o -name run.json -o -name audit.json -o -name '*.html' \) | sort)
say "$pictures figures and $texts JSON files and pages compared"

for run in "$old"/*/; do
  name=$(basename "$run")
  if find "$run" -name '*.parquet' | grep -q .; then
    compare "$run" "$new/$name" | sed "s/^/$name /" || code=1
  fi
done
[ "$code" = 0 ] && say "the same"
exit "$code"
