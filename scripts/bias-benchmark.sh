#!/usr/bin/env bash
# Does the audit find the networks that look at the background, and does it leave the others alone? Runs it on networks that were trained
# on digits on textures (src/demo/bias; scripts/bench/textured.sh draws them), where a number rho gives how often the texture is that of the
# class, and compares with the accuracy that they lose when backgrounds are swapped: once with masks and counterfactual backgrounds, once
# without both, as where nobody has masks. Everything is in target/bias afterwards.
# Then come the rows of src/demo/bias/benchmark.csv, with the verdicts that they must have: wrong masks, networks of which few classes are
# biased, other forms of network, half of the evidence; as tables in Markdown, which are in target/bias/rows.md as well.
#   scripts/bias-benchmark.sh                  everything
#   scripts/bias-benchmark.sh PATTERN          only the first part, only networks that match, e.g. 'rho-0.00-*'
#   scripts/bias-benchmark.sh rows [PATTERN…]  only rows that match NETWORK+PICTURES+LABELS+MASKS+EVIDENCE, e.g. '*+shift-*' or 'one-class-*'
#   AUDIT_ONLY=1                               explain only what was not explained before: where only the audit was changed
#   METHODS="grad-cam random-cam"              other methods
# Animals in front of scenes follow the first part where SHARED_DATA (../shared/data) has stamps/birds, stamps/mammals and photos.
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

OUT="$ROOT/target/bias"
MODELS=src/demo/bias/models
IMAGES=1000
SHARED="${SHARED_DATA:-$ROOT/../shared/data}"
read -r -a METHODS <<< "${METHODS:-grad-cam random-cam}"

# A network's test sets: own (as in its training), balanced and swapped, each with images, masks and metadata.csv.
dataset() { # network
  local to="$OUT/data/$1" shared=()
  [ ! -e "$to/swapped/metadata.csv" ] || [ -n "$(find "$TEXTURED" -newer "$to/swapped/metadata.csv" -print -quit)" ] || return 0
  say "drawing the pictures of $1"
  rm -rf "$to"
  [ "$(truth "$1" things)" != animals ] || shared=("$SHARED")
  textured "$(truth "$1" things)" test "$to" "$(truth "$1" design)" "$(truth "$1" seed)" $IMAGES ${shared[@]+"${shared[@]}"}
}

# Commands wait for run_commands, which runs them in one JVM.
COMMANDS="$OUT/commands.tsv"
command_later() { local IFS=$'\t'; printf '%s\n' "$*" >> "$COMMANDS"; }

run_commands() {
  local failed=0
  [ -s "$COMMANDS" ] || return 0
  (job_java src/bench/java/camaudit/bench/ManyCommands.java "$COMMANDS" 2> "$OUT/commands.log") >&2 || failed=1
  : > "$COMMANDS"
  return $failed
}

explain() { # network, name of the result, pictures, more options
  command_later "$OUT/$2.log" explain --model "$MODELS/$1.keras" --images "$OUT/data/$1/$3/images" --scale 1/255 \
    "${METHODS[@]/#/--method=}" --output "$OUT/explained/$2" --overwrite "${@:4}"
}

# Audits a result; its verdict is in target/bias/audit/NAME/audit.json.
audit() { # name of the result
  rm -rf "$OUT/audit/$1"
  command_later "$OUT/$1-audit.log" audit --explanations "$OUT/explained/$1" --output "$OUT/audit/$1" --overwrite
}

truth() { # network, column of its truth
  awk -F, -v network="$1.keras" -v column="$2" '
    FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    $1 == network { print $at[column] }' src/demo/bias/truth.csv src/demo/bias/truth-animals.csv
}

# Checks that the pictures are those of the test in training: as many must be right as Keras counted.
check() { # network, name of the result, pictures
  local counted right
  counted=$(sed -n 's/^agreement .* for \([0-9,]*\) of .*/\1/p' "$OUT/$2.log" | tr -d ,)
  right=$(awk -v counted="$counted" -v of=$IMAGES 'BEGIN { printf "%.3f", counted / of }')
  awk -v a="$right" -v b="$(truth "$1" "$3")" 'BEGIN { exit !(a - b <= .002 && b - a <= .002) }' ||
    die "$1 is right for $right of the pictures, but src/demo/bias has $(truth "$1" "$3"): draw or train anew, or read target/bias/$2.log"
}

# Prints the value after the first KEY that follows the first line with MARK.
found() { # result, mark, key
  awk -v mark="$2" -v key="\"$3\" :" '
    index($0, mark) { on = 1 }
    on && (at = index($0, key)) { value = substr($0, at + length(key)); gsub(/[ ",]/, "", value); print value; exit }' \
    "$OUT/audit/$1/audit.json"
}

verdict() { found "$1" '"verdict"' verdict; }
of_check() { found "$1" "\"statistic\" : \"$2\"" value; }
of_all() { found "$1" "\"$2\" : {" mean; }

networks() { # things, pattern; leaves target/bias/THINGS.csv and THINGS-without-masks.csv
  local file name about names=()
  for file in $MODELS/$2.keras; do
    [ -e "$file" ] || continue
    name=$(basename "$file" .keras)
    names+=("$name")
    dataset "$name"
    explain "$name" "$name" own --labels folder --masks "$OUT/data/$name/own/masks" "${CAUSAL[@]}"
    explain "$name" "$name-without-masks" own --labels folder
    audit "$name"
    audit "$name-without-masks"
  done
  run_commands || die "a command failed, which left its message in target/bias"
  echo "model,rho,seed,drop,verdict,background_gap,share_below_even" > "$OUT/$1.csv"
  echo "model,rho,seed,drop,verdict,border_lift,focus,spatial_anomaly" > "$OUT/$1-without-masks.csv"
  for name in ${names[@]+"${names[@]}"}; do
    check "$name" "$name" own
    about="$name,$(truth "$name" rho),$(truth "$name" seed),$(truth "$name" drop)"
    echo "$about,$(verdict "$name"),$(of_check "$name" background_gap),$(of_check "$name" share_below_even)" >> "$OUT/$1.csv"
    name=$name-without-masks
    echo "$about,$(verdict "$name"),$(of_all "$name" border_lift),$(of_all "$name" focus),$(of_all "$name" spatial_anomaly)" \
      >> "$OUT/$1-without-masks.csv"
  done
}

tables() { # things
  say "$1, with masks and other backgrounds"
  "$JAVA_HOME/bin/java" src/bench/java/camaudit/bench/BiasScores.java "$OUT/$1.csv" must || failed=1
  say "$1, without both"
  "$JAVA_HOME/bin/java" src/bench/java/camaudit/bench/BiasScores.java "$OUT/$1-without-masks.csv"
}

# The labels of a network's pictures, all of them those of the next class, by number.
wrong_labels() { # folder of images, file
  (cd "$1" && printf '%s\n' */*.png) | LC_ALL=C sort | awk -F/ '
    BEGIN { print "image,label" }
    !($1 in at) { at[$1] = classes++ }
    { image[NR] = $0; of[NR] = at[$1] }
    END { for (i = 1; i <= NR; i++) print image[i] "," (of[i] + 1) % classes }' > "$2"
}

row() { # name, network, pictures, labels, masks, evidence
  local data="$OUT/data/$2/$3" masks="$OUT/data/$2/$3/masks" options=(--labels folder)
  dataset "$2"
  options+=(--class-names "$(cd "$data/images" && printf '%s\n' * | LC_ALL=C sort | paste -sd ,)")
  if [ "$5" != none ]; then
    masks="$data/masks-$5"
    [ -d "$masks" ] || mask_faults "$5" "$data/masks" "$masks" 1
  fi
  if [ "$4" = wrong ]; then
    wrong_labels "$data/images" "$data/wrong.csv"
    options[1]="$data/wrong.csv"
  fi
  case $5 in boxes*) options+=(--boxes "$masks/boxes.csv") ;; *) options+=(--masks "$masks") ;; esac
  case $6 in causal) options+=("${CAUSAL[@]}") ;; maps) options+=(${MAPS[@]+"${MAPS[@]}"}) ;; *) die "$6 is no evidence" ;; esac
  if [ -z "${AUDIT_ONLY:-}" ] || [ ! -e "$OUT/explained/rows/$1/run.json" ]; then
    explain "$2" "rows/$1" "$3" "${options[@]}"
  fi
  audit "rows/$1"
}

bias_rows() { "$JAVA_HOME/bin/java" -cp "$(cat "$SPARK_CLASSPATH")" src/bench/java/camaudit/bench/BiasRows.java "$@"; }

rows() { # patterns
  local listed cells
  listed=$(bias_rows list "$@")
  [ -n "$listed" ] || die "no row of src/demo/bias/benchmark.csv matches $*"
  while read -r -a cells; do
    row "${cells[@]}" < /dev/null
  done <<< "$listed"
  run_commands || say "a command failed, which left its message in target/bias/rows"
  while read -r -a cells; do
    [ "${cells[3]}" != folder ] || (check "${cells[1]}" "rows/${cells[0]}" "${cells[2]}") || failed=1
  done <<< "$listed"
  bias_rows table "$OUT/audit/rows" "$@" > "$OUT/rows.md" || failed=1
  cat "$OUT/rows.md"
}

ensure_job
cd "$ROOT"
mkdir -p "$OUT"
: > "$COMMANDS"
job_environment
failed=0
CAUSAL=(--counterfactual)
MAPS=()
if scripts/cam-audit explain --help | grep -q -- '--counterfactual auto'; then
  CAUSAL=(--counterfactual all)
  MAPS=(--counterfactual none)
fi

if [ "${1:-}" != rows ]; then
  networks digits "${1:-rho-*}"
  tables digits
  if [ ! -d "$SHARED/stamps/birds" ] || [ ! -d "$SHARED/stamps/mammals" ] || [ ! -d "$SHARED/photos/images" ]; then
    say "no animals: $SHARED has no stamps of birds and mammals, or no photos"
  elif [ $# -eq 0 ]; then
    networks animals "animals-*"
    tables animals
  fi
fi
if [ $# -eq 0 ] || [ "$1" = rows ]; then
  rows "${@:2}"
fi
exit $failed
