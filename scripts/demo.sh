#!/usr/bin/env bash
# Ten thousand real digits through a CNN that was trained in Keras: explanations as Parquet, figures as PNG, in target/demo.
# Installs and builds what is missing; a second run is quick.
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

ensure_job
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
say "4. Some digits by many methods, beside each other, after a check that the methods can be trusted on this network"
methods=(grad-cam grad-cam++ hires-cam layer-cam eigen-cam score-cam ablation-cam full-grad random-cam
  saliency smooth-grad integrated-gradients guided-backprop guided-grad-cam)
scripts/cam-audit explain --config conf/mnist.conf --sample 0.002 --self-check 8 --output target/demo/methods --overwrite \
  "${methods[@]/#/--method=}"
rm -rf target/demo/method-sheets
scripts/cam-audit render --explanations target/demo/methods --output target/demo/method-sheets --sheet methods --limit 0

say
say "5. What each class looks like to the network"
scripts/cam-audit maximize --model src/demo/mnist-cnn.keras --scale 1/255 --class all --output target/demo/classes/digit.png --overwrite

say
say "6. Right for the right reason? Digits on textures: an honest network, and one in whose training the texture told the digit"
for story in honest:0 biased:1; do
  name=${story%:*}
  textured digits test "target/demo/textures/$name" "${story#*:}" 1 1000
  scripts/cam-audit explain --config "conf/textures-$name.conf" --counterfactual --overwrite
  code=0
  scripts/cam-audit audit --explanations "target/demo/$name" --output "target/demo/$name-audit" --overwrite || code=$?
  [ "$name:$code" = honest:0 ] || [ "$name:$code" = biased:3 ] || die "the audit of the $name network ended with $code"
done
say
say "The audit of the honest network passed, that of the biased one failed with exit code 3, as it should:"
say "open target/demo/honest-audit/report.html and target/demo/biased-audit/report.html."

say
say "Look at target/demo/figures/*.png, method-sheets/*.png and classes/*.png beside it; the tables are"
say "target/demo/mnist/{explanations,rejections} (Parquet), the run's provenance is target/demo/mnist/run.json."
