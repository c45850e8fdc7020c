#!/usr/bin/env bash
# Draws pictures whose background names their class as often as is asked: scripts/bench/textured/Textured.java says how.
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib.sh"
textured "$@"
