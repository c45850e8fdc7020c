#!/usr/bin/env bash
# Prints a digest of what the job jar is built from; Maven keeps it beside the jar.
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"
job_sources
