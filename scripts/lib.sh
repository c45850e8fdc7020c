# shellcheck shell=bash
# Shared by the scripts beside it; source it. Sets ROOT and gives setup functions.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Where the character set is ASCII, Java does not find files whose names hold anything else.
[ "$(locale charmap 2>/dev/null)" != ANSI_X3.4-1968 ] || export LC_ALL=C.UTF-8

say() { printf '%s\n' "$*" >&2; }
die() { say "cam-audit: $*"; exit 1; }
# Ends for what the user said or set, as the program does.
refuse() { say "cam-audit: $*"; exit 2; }

. "$ROOT/scripts/tools.sh"

# A path as file: URI, since Log4j and Spark take options apart at spaces.
file_uri() {
  local LC_ALL=C uri='' char i
  for ((i = 0; i < ${#1}; i++)); do
    char=${1:i:1}
    case "$char" in
      [A-Za-z0-9/._~-]) ;;
      *) printf -v char '%%%02X' "$(($(printf '%d' "'$char") & 255))" ;;
    esac
    uri+=$char
  done
  printf 'file:%s' "$uri"
}

# A digest of files and folders below ROOT by content: names and bytes, not times.
digest() {
  (cd "$ROOT" && find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1)
}

maven() (
  cd "$ROOT"
  [ "$(java_version "$JAVA_HOME")" -lt 24 ] || export MAVEN_OPTS="${MAVEN_OPTS:-} @conf/jvm-options-24"
  mvn -B --no-transfer-progress -Dstyle.color=never "$@"
)

JOB_JAR="$ROOT/target/camaudit-job.jar"
JOB_SOURCES="$ROOT/target/camaudit-job.sources"
SPARK_CLASSPATH="$ROOT/target/spark.classpath"

job_sources() { digest pom.xml .mvn src/main; }

# Whether the job jar is there, was built from these sources for the Spark that is wanted, and its Spark is still where Maven put it.
job_is_current() {
  [ -n "${JOB_IS_CURRENT:-}" ] || { is_current && JOB_IS_CURRENT=1 || JOB_IS_CURRENT=0; }
  [ "$JOB_IS_CURRENT" = 1 ]
}

is_current() {
  [ -f "$JOB_JAR" ] && [ -f "$SPARK_CLASSPATH" ] && [ -f "$JOB_SOURCES" ] || return 1
  local wanted jars
  wanted=$(wanted_spark)
  [ -z "$wanted" ] || [ "$wanted" = "$(built_spark)" ] || return 1
  if [ -z "${SPARK_HOME:-}" ]; then
    IFS=: read -ra jars < "$SPARK_CLASSPATH" || true
    ls "${jars[@]}" >/dev/null 2>&1 || return 1
  fi
  [ "$(cat "$JOB_SOURCES")" = "$(job_sources)" ]
}

# Whether the job can run as things are, with nothing to build and no Java to install.
is_ready() {
  local range
  have_submit && job_is_current || return 1
  read -ra range <<< "$(jdks "$(running_spark)")"
  find_java java "${range[@]}"
}

# Whether nothing is to be submitted by a Spark that is not there.
have_submit() { [ -z "${SPARK_HOME:-}" ] || [ -x "$SPARK_HOME/bin/spark-submit" ]; }

# A jar that somebody else built is of use only to those who may read what Maven brought them.
requires_write() { # folder
  [ ! -e "$1" ] || [ -w "$1" ] || die "the job jar has to be built (or what Maven brought for it is not yours to read), and $1 belongs to" \
    "$(stat -c %U "$1"): use a checkout of your own"
}

# Has what the job needs: a JDK and fonts and, where the job jar has to be built, what builds it; then the job jar.
ensure_job() {
  have_submit || refuse "SPARK_HOME is $SPARK_HOME, but there is no bin/spark-submit in it: correct or unset it"
  if job_is_current; then
    ensure_tools java
    return
  fi
  ensure_tools build
  requires_write "$ROOT"
  requires_write "$ROOT/target"
  local profile
  profile=$(spark_profile)
  say "building the job jar for Spark $(build_spark) (the first time Maven downloads Spark and ND4J, some 600 MB)"
  # Maven goes by times, which say nothing of files that were copied.
  rm -rf "$ROOT/target/quick-classes" "$ROOT/target/camaudit.jar" "$JOB_SOURCES"
  maven -q package -Dquick ${profile:+-P "$profile"} >&2
  JOB_IS_CURRENT=1
}

TEXTURED=src/bench/java/camaudit/bench/textured

# Draws pictures whose background names their class (camaudit.bench.textured.Textured says how): textured ARGUMENT…
# Compiles the classes before where there are none of these sources.
textured() (
  cd "$ROOT"
  find_java javac 17 "$ANY_JDK" || no_java 17 "$ANY_JDK"
  classes=target/textured-$(digest "$TEXTURED")
  if [ ! -d "$classes" ]; then
    fresh=$(mkdir -p target && mktemp -d target/textured.XXXXXX)
    "$JAVA_HOME/bin/javac" -d "$fresh" "$TEXTURED"/*.java || die "$TEXTURED does not compile"
    mv -T "$fresh" "$classes" 2>/dev/null || rm -rf "$fresh"
  fi
  exec "$JAVA_HOME/bin/java" -cp "$classes" camaudit.bench.textured.Textured "$@"
)

# Runs a class of camaudit.bench on the classes of the tests, one thread for each execution: run_bench CLASS ARGUMENT…
run_bench() {
  ensure_tools build
  local profile
  profile=$(spark_profile)
  maven -q ${profile:+-P "$profile"} test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath \
    -Dmdep.includeScope=test >&2
  export OMP_NUM_THREADS=1
  # shellcheck disable=SC2086
  exec "${JVM[@]}" ${JAVA_OPTIONS:--Xmx6g} \
    -cp "$ROOT/target/test-classes:$ROOT/target/classes:$(cat "$ROOT/target/bench.classpath")" "camaudit.bench.$1" "${@:2}"
}
