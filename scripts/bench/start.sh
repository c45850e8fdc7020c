#!/usr/bin/env bash
# Prints how long one thread takes from a model file's bytes to the first Grad-CAM, by its parts: start.sh MODEL
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib.sh"

run_bench StartBench "$@"
