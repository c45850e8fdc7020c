#!/usr/bin/env bash
# Does the audit find the networks that look at the background, and does it leave the others alone? Runs it on networks that were trained
# on digits on textures (src/demo/bias; scripts/bench/textured.sh draws them), where a number rho gives how often the texture is that of the
# class, and compares with the accuracy that they lose when backgrounds are swapped: once with masks and counterfactual backgrounds, once
# without both, as where nobody has masks. Everything is in target/bias afterwards.
#   scripts/bias-benchmark.sh [PATTERN]     only networks that match, e.g. 'rho-0.00-*'; default: all
#   METHODS="grad-cam random-cam"           other methods
# Animals in front of scenes follow where SHARED_DATA (../shared/data) has stamps/birds, stamps/mammals and photos.
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

OUT="$ROOT/target/bias"
MODELS=src/demo/bias/models
IMAGES=1000
SHARED="${SHARED_DATA:-$ROOT/../shared/data}"
read -r -a METHODS <<< "${METHODS:-grad-cam random-cam}"

# A network's test sets: own (the same rho as in its training), balanced and swapped, each with images, masks and metadata.csv.
dataset() { # things, network
  local to="$OUT/data/$2" rho seed
  [ ! -e "$to/swapped/metadata.csv" ] || [ -n "$(find "$TEXTURED" -newer "$to/swapped/metadata.csv" -print -quit)" ] || return 0
  rho=$(sed 's/.*rho-\([0-9.]*\)-.*/\1/' <<< "$2")
  seed=$(sed 's/.*seed-\([0-9]*\)$/\1/' <<< "$2")
  say "drawing the pictures of $2"
  rm -rf "$to"
  textured "$1" test "$to" "$rho" "$seed" $IMAGES "${@:3}"
}

explain() { # network, name of the result, more options
  scripts/cam-audit explain --model "$MODELS/$1.keras" --images "$OUT/data/$1/own/images" --labels folder --scale 1/255 \
    "${METHODS[@]/#/--method=}" --output "$OUT/explained/$2" --overwrite "${@:3}" > "$OUT/$2.log" 2>&1 ||
    { tail -n 5 "$OUT/$2.log" >&2; die "explain failed on $1: see target/bias/$2.log"; }
}

truth() { # network, column of its truth
  awk -F, -v network="$1.keras" -v column="$2" '
    FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    $1 == network { print $at[column] }' src/demo/bias/truth*.csv
}

# Checks that the pictures are those of the test in training: as many must be right as Keras counted.
check() { # network
  local counted right
  counted=$(sed -n 's/^agreement .* for \([0-9,]*\) of .*/\1/p' "$OUT/$1.log" | tr -d ,)
  right=$(awk -v counted="$counted" -v of=$IMAGES 'BEGIN { printf "%.3f", counted / of }')
  awk -v a="$right" -v b="$(truth "$1" own)" 'BEGIN { exit !(a - b <= .002 && b - a <= .002) }' ||
    die "$1 is right for $right of the pictures, but src/demo/bias has $(truth "$1" own): draw or train anew"
}

# Audits a result; its verdict is in target/bias/audit/NAME/audit.json.
audit() { # name of the result
  local code=0
  scripts/cam-audit audit --explanations "$OUT/explained/$1" --output "$OUT/audit/$1" --overwrite > "$OUT/$1-audit.log" 2>&1 || code=$?
  case $code in 0 | 3) ;; *) tail -n 5 "$OUT/$1-audit.log" >&2; die "audit failed on $1: see target/bias/$1-audit.log" ;; esac
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

networks() { # things, patterns; leaves target/bias/THINGS.csv and THINGS-without-masks.csv
  local file name about
  echo "model,rho,seed,drop,verdict,background_gap,share_below_even" > "$OUT/$1.csv"
  echo "model,rho,seed,drop,verdict,border_lift,focus,spatial_anomaly" > "$OUT/$1-without-masks.csv"
  for file in $MODELS/$2.keras; do
    [ -e "$file" ] || continue
    name=$(basename "$file" .keras)
    dataset "$1" "$name" "${@:3}"
    say "explaining with $name"
    explain "$name" "$name" --masks "$OUT/data/$name/own/masks" --counterfactual
    check "$name"
    audit "$name"
    explain "$name" "$name-without-masks"
    audit "$name-without-masks"
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

ensure_job
cd "$ROOT"
mkdir -p "$OUT"
failed=0

networks digits "${1:-rho-*}"
tables digits

if [ ! -d "$SHARED/stamps/birds" ] || [ ! -d "$SHARED/stamps/mammals" ] || [ ! -d "$SHARED/photos/images" ]; then
  say "no animals: $SHARED has no stamps of birds and mammals, or no photos"
elif [ $# -eq 0 ]; then
  networks animals "animals-*" "$SHARED"
  tables animals
fi
exit $failed
