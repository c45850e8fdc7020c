# Shared by the scripts beside it; source it. Sets ROOT and gives setup functions.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }
die() { say "cam-audit: $*"; exit 1; }

# The Java 17 home to use: JAVA_HOME if it is one, else what Debian installs, else the java on the path.
java_home() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/java-17-openjdk-* /usr/lib/jvm/*17*; do
    if [ -x "$home/bin/javac" ] && "$home/bin/javac" -version 2>&1 | grep -q '^javac 17\.'; then
      printf '%s' "$home"
      return 0
    fi
  done
  if command -v javac >/dev/null && javac -version 2>&1 | grep -q '^javac 17\.'; then
    dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
    return 0
  fi
  return 1
}

have_fonts() { command -v fc-list >/dev/null && [ -n "$(fc-list 2>/dev/null | head -n 1)" ]; }

# Where to get what a Debian release does not have any more (13 has no JDK 17).
elsewhere() {
  case "$1" in
    openjdk-17*) echo "Install a JDK 17, such as Eclipse Temurin 17 (package temurin-17-jdk of Adoptium's apt repository), set JAVA_HOME to it, and run this again" ;;
    *) echo "Install it by other means and run this again" ;;
  esac
}

# Installs Debian packages where this user may; else says what to install and ends.
install_packages() {
  command -v apt-get >/dev/null || die "please install: $* (the names are Debian's), then run this again"
  local sudo=()
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || die "please run: sudo apt-get install $*   and then this again"
    sudo=(sudo -n)
  fi
  say "installing $*"
  "${sudo[@]}" apt-get update -q >&2
  local package
  for package in "$@"; do
    apt-cache show "$package" >/dev/null 2>&1 || die "this system's packages have no $package. $(elsewhere "$package")"
  done
  DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -q --no-install-recommends "$@" >&2
}

# Installs a JDK 17, Maven and a font where they are missing and this user may; else says what to install.
ensure_tools() {
  local missing=()
  java_home >/dev/null || missing+=(openjdk-17-jdk-headless)
  command -v mvn >/dev/null || missing+=(maven)
  command -v git >/dev/null || missing+=(git)
  have_fonts || missing+=(fontconfig fonts-dejavu-core)
  [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
  JAVA_HOME=$(java_home) || die "no JDK 17 found: set JAVA_HOME to one (Debian: apt-get install openjdk-17-jdk-headless)"
  export JAVA_HOME
}

have_browser() {
  [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
    || command -v google-chrome >/dev/null
}

# Installs the browser that the tests of the report open it in; where that fails, those tests skip themselves.
ensure_browser() {
  have_browser || (install_packages chromium) || say "no Chromium: the tests of the report in a browser are skipped"
}

maven() { (cd "$ROOT" && mvn -B --no-transfer-progress "$@"); }

JOB_JAR="$ROOT/target/camaudit-job.jar"
SPARK_CLASSPATH="$ROOT/target/spark.classpath"

# Builds the job jar if there is none or a source is newer.
ensure_job_jar() {
  if [ -f "$JOB_JAR" ] && [ -f "$SPARK_CLASSPATH" ] \
      && [ -z "$(find "$ROOT/src/main" "$ROOT/pom.xml" -newer "$JOB_JAR" -print -quit)" ]; then
    return 0
  fi
  say "building the job jar (the first time Maven downloads Spark and ND4J, some 600 MB)"
  maven -q package -DskipTests >&2
}

TEXTURED="$ROOT/scripts/bench/textured"

# Draws pictures whose background names their class (scripts/bench/textured/Textured.java says how): textured ARGUMENT…
# Compiles the classes before where there are none or a source is newer.
textured() (
  cd "$ROOT"
  JAVA_HOME=$(java_home) || die "no JDK 17 found: set JAVA_HOME to one"
  classes=target/textured
  if [ ! -d $classes ] || [ -n "$(find "$TEXTURED" -newer $classes -print -quit)" ]; then
    fresh=$(mkdir -p target && mktemp -d target/textured.XXXXXX)
    "$JAVA_HOME/bin/javac" -d "$fresh" "$TEXTURED"/*.java || die "scripts/bench/textured does not compile"
    rm -rf $classes
    mv "$fresh" $classes
  fi
  exec "$JAVA_HOME/bin/java" -cp $classes textured.Textured "$@"
)

# Runs a class of camaudit.bench on the classes of the tests, one thread for each execution: run_bench CLASS ARGUMENT…
run_bench() {
  ensure_tools
  maven -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test >&2
  export OMP_NUM_THREADS=1
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" "@$ROOT/conf/jvm-options" ${JAVA_OPTIONS:--Xmx6g} \
    -cp "$ROOT/target/test-classes:$ROOT/target/classes:$(cat "$ROOT/target/bench.classpath")" "camaudit.bench.$@"
}
