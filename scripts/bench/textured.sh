#!/usr/bin/env bash
# Draws pictures whose background names their class as often as is asked: camaudit.bench.textured.Textured says how.
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib.sh"
textured "$@"
