# shellcheck shell=bash
# Functions shared by the scripts in this folder; source it. Sets ROOT.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# With an ASCII locale, Java does not find files whose names contain other characters.
[ "$(locale charmap 2>/dev/null)" != ANSI_X3.4-1968 ] || export LC_ALL=C.UTF-8

say() { printf '%s\n' "$*" >&2; }
die() { say "cam-audit: $*"; exit 1; }
# Ends with a message and exit code for wrong use, as the program does.
refuse() { say "cam-audit: $*"; exit 2; }

. "$ROOT/scripts/tools.sh"

# A path as file: URI, since Log4j and Spark split options at spaces.
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

# Prints a digest of files and folders below ROOT: of names and contents, not of times.
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

# True if the job jar exists, was built from these sources for the chosen Spark, and that Spark is still where Maven put it.
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

# True if the job can run now, with nothing to build and no Java to install.
is_ready() {
  local range
  have_submit && job_is_current || return 1
  read -ra range <<< "$(jdks "$(running_spark)")"
  find_java java "${range[@]}"
}

# True unless the job is to be submitted by a Spark that is missing.
have_submit() { [ -z "${SPARK_HOME:-}" ] || [ -x "$SPARK_HOME/bin/spark-submit" ]; }

# A jar that another user built only helps those who may read the files that Maven downloaded for them.
requires_write() { # folder
  [ ! -e "$1" ] || [ -w "$1" ] || die "the job jar has to be built (or what Maven brought for it is not yours to read), and $1 belongs to" \
    "$(stat -c %U "$1"): use a checkout of your own"
}

# Installs what the job needs: a JDK and fonts and, if the job jar has to be built, the tools for it; then builds the job jar.
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
  # Maven compares times, which do not show whether copied files have changed.
  rm -rf "$ROOT/target/quick-classes" "$ROOT/target/camaudit.jar" "$JOB_SOURCES"
  maven -q package -Dquick ${profile:+-P "$profile"} >&2
  JOB_IS_CURRENT=1
}

# What the job needs around it: sets LOGGING, for the JVM.
job_environment() {
  # One task for each core with one thread each is faster than one task with many threads. Read once, when the native library loads.
  export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1}
  # Spark looks up its own host name even if it uses no network; in a bare container that fails.
  getent hosts "$(uname -n)" >/dev/null || export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}
  LOGGING="-Dlog4j2.configurationFile=$(file_uri "$ROOT/conf/log4j2.properties")"
}

# Becomes a JVM with the class path of the job, after job_environment: job_java CLASS|FILE.java ARGUMENT…
job_java() {
  # shellcheck disable=SC2086
  exec "${JVM[@]}" ${JAVA_OPTIONS:--Xmx4g} -Djava.awt.headless=true "$LOGGING" -cp "$JOB_JAR:$(cat "$SPARK_CLASSPATH")" "$@"
}

TEXTURED=src/bench/java/camaudit/bench/textured

# Draws pictures on backgrounds of their class (see camaudit.bench.textured.Textured): textured ARGUMENT…
textured() { run_textured Textured "$@"; }

# Copies masks with a fault (see camaudit.bench.textured.MaskFaults): mask_faults FAULT MASKS TO SEED
mask_faults() { run_textured MaskFaults "$@"; }

# Runs a class of camaudit.bench.textured, which it compiles first if there are no classes of these sources: run_textured CLASS ARGUMENT…
run_textured() (
  cd "$ROOT"
  find_java javac 17 "$ANY_JDK" || no_java 17 "$ANY_JDK"
  classes=target/textured-$(digest "$TEXTURED")
  if [ ! -d "$classes" ]; then
    fresh=$(mkdir -p target && mktemp -d target/textured.XXXXXX)
    "$JAVA_HOME/bin/javac" -d "$fresh" "$TEXTURED"/*.java || die "$TEXTURED does not compile"
    mv -T "$fresh" "$classes" 2>/dev/null || rm -rf "$fresh"
  fi
  exec "$JAVA_HOME/bin/java" -cp "$classes" "camaudit.bench.textured.$1" "${@:2}"
)

# Runs a class of camaudit.bench with the class path of the tests, one thread for each execution: run_bench CLASS ARGUMENT…
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
