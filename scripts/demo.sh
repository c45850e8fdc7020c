#!/usr/bin/env bash
# Ten thousand real digits through a CNN that was trained in Keras: explanations as Parquet, figures as PNG, in target/demo.
# Does all set-up; a second run is quick.
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

ensure_tools
ensure_job_jar
cd "$ROOT"

say
say "1. The network"
scripts/cam-audit layers --model src/demo/mnist-cnn.keras

say
say "2. Explain 10,000 digits (conf/mnist.conf)"
scripts/cam-audit explain --config conf/mnist.conf --overwrite

say
say "3. Draw 60 of them"
rm -rf target/demo/figures
scripts/cam-audit render --explanations target/demo/mnist --output target/demo/figures --limit 60

say
say "Look at target/demo/figures/*.png; the tables are target/demo/mnist/{explanations,rejections} (Parquet), the run's"
say "provenance is target/demo/mnist/run.json."
