# shellcheck shell=bash
# Answers as the program does without a job: help, version, wrong usage. Used while the job jar, or a Java to run it, is missing; else the
# program answers. Reads the options from scripts/help, which TestLauncher compares with the program; sourced by cam-audit.
HELP="$ROOT/scripts/help"

# Ends with a message about problems, in the form that the program uses.
complain() {
  if [ $# -eq 1 ]; then
    say "cam-audit: $1"
  else
    say "cam-audit: $# problems"
    local problem
    for problem in "$@"; do say "  - $problem"; done
  fi
  exit 2
}

misused() { complain "$2" "'$1 --help' lists what there is."; } # command, problem

show_version() {
  echo "camaudit $(sed -n 's:^  <version>\(.*\)</version>:\1:p' "$ROOT/pom.xml")"
  echo "commit $(cd "$ROOT" && git describe --always --dirty --abbrev=12 2>/dev/null || echo unknown)"
  job_is_current || echo "job jar to be built for Spark $(build_spark) by the first command that needs it"
}

# Reads a command's options from its help: PARAMETER of each (empty for a switch), HELP_OF each required one, in order in REQUIRED.
read_options() { # file
  local line name='' IFS=
  declare -gA PARAMETER=() HELP_OF=()
  REQUIRED=()
  while read -r line; do
    [ "$line" != Examples: ] || return 0
    if [[ $line =~ ^\ {2,6}((-[A-Za-z]),\ )?(--[a-z][a-z0-9-]*)(=([^ ]*))?\ *(.*)$ ]]; then
      name=${BASH_REMATCH[3]}
      PARAMETER[$name]=${BASH_REMATCH[5]}
      [ -z "${BASH_REMATCH[2]}" ] || PARAMETER[${BASH_REMATCH[2]}]=
      HELP_OF[$name]=${BASH_REMATCH[6]}
    elif [ -n "$name" ]; then
      HELP_OF[$name]+=" ${line#"${line%%[! ]*}"}"
    fi
    case "$line" in *'(required)') REQUIRED+=("$name") ;; esac
  done < "$1"
}

# Ends if a command line needs no job; returns if it does, or if only the program can decide.
answer_without_job() {
  local command=${1:-}
  case "$command" in
    '') cat "$HELP/cam-audit.txt" >&2; exit 2 ;;
    -h | --help) cat "$HELP/cam-audit.txt"; exit 0 ;;
    -V | --version) show_version; exit 0 ;;
    @* | -hV | -Vh) return 0 ;;
    -*) misused cam-audit "Unknown option: '$command'" ;;
  esac
  if [ "$command" = cam-audit ] || [ ! -f "$HELP/$command.txt" ]; then
    misused cam-audit "Unmatched argument at index 0: '$command'"
  fi
  shift
  read_options "$HELP/$command.txt"
  check_options "$command" "$@"
}

check_options() { # command, its arguments
  local command=$1 index=0 first=0 help='' configured='' unknown=() argument name value
  local -A given=()
  shift
  while [ $# -gt 0 ]; do
    argument=$1
    index=$((index + 1))
    shift
    case "$argument" in @* | -- | -[!-]?*) return 0 ;; esac
    name=${argument%%=*}
    if [ -z "${PARAMETER[$name]+known}" ] || { [ "${name#--}" = "$name" ] && [ "$name" != "$argument" ]; }; then
      [ ${#unknown[@]} -gt 0 ] || first=$index
      unknown+=("'$argument'")
      continue
    fi
    if [ -z "${PARAMETER[$name]}" ]; then
      [ "$name" = "$argument" ] \
        || misused "cam-audit $command" "option '$name' should be specified without '${argument#*=}' parameter"
    elif [ "$name" = "$argument" ]; then
      [ $# -gt 0 ] || misused "cam-audit $command" "Missing required parameter for option '$name' (${PARAMETER[$name]})"
      [ -z "${PARAMETER[${1%%=*}]+known}" ] \
        || misused "cam-audit $command" "Expected parameter for option '$name' but found '$1'"
      value=$1
      index=$((index + 1))
      shift
    else
      value=${argument#*=}
    fi
    given[$name]=1
    case "$name" in
      -h | --help) help=1 ;;
      --config)
        configured=1
        [ -f "$value" ] || complain "--config $value: there is no such file"
        ;;
      --set) configured=1 ;;
    esac
  done
  if [ -n "$help" ]; then
    cat "$HELP/$command.txt"
    exit 0
  fi
  told_unknown "$command" "$first" "${unknown[@]}"
  [ -n "$configured" ] || told_missing
}

told_unknown() { # command, index of the first, each in quotes
  [ $# -gt 2 ] || return 0
  local list s=''
  [ $# -eq 3 ] || s=s
  list=$(printf '%s, ' "${@:3}")
  case "$3" in
    "'-"*) misused "cam-audit $1" "Unknown option$s: ${list%, }" ;;
    *) misused "cam-audit $1" "Unmatched argument$s $([ -z "$s" ] && echo at || echo from) index $2: ${list%, }" ;;
  esac
}

told_missing() {
  local name problems=()
  for name in "${REQUIRED[@]}"; do
    [ -n "${given[$name]:-}" ] || problems+=("$name is missing: ${HELP_OF[$name]% (required)}")
  done
  [ ${#problems[@]} -eq 0 ] || complain "${problems[@]}"
}
