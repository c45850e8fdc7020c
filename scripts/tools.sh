# shellcheck shell=bash
# Finds the Spark and the JDK to use, and installs what is missing; sourced by lib.sh.
SPARK_JDKS="$ROOT/src/main/resources/camaudit/spark-jdks.properties"
JVMS=/usr/lib/jvm
ANY_JDK=999

# Prints the release line of the spark-core jar that a text names: 4.1 for spark-core_2.13-4.1.3.jar; nothing if it names none.
spark_line() { sed -n 's/.*spark-core_[0-9.]*-\([0-9]*\.[0-9]*\).*/\1/p' <<< "$1"; }

default_spark() { sed -n 's:^ *<spark\.version>\([0-9]*\.[0-9]*\)\..*:\1:p' "$ROOT/pom.xml" | head -n 1; }
built_spark() { spark_line "$(cat "$SPARK_CLASSPATH")"; }
home_spark() { [ -z "${SPARK_HOME:-}" ] || spark_line "$(ls "$SPARK_HOME/jars" 2>/dev/null)"; }
known_sparks() { sed -n 's/^\([0-9.]*\) = .*/\1/p' "$SPARK_JDKS"; }
is_known() { known_sparks | grep -xF -- "$1" >/dev/null; }
[ -z "${CAMAUDIT_SPARK:-}" ] || is_known "$CAMAUDIT_SPARK" \
  || refuse "CAMAUDIT_SPARK is $CAMAUDIT_SPARK: give one of $(known_sparks | paste -sd ,)"

# Prints the release line of Spark that the job jar must be built for: that of CAMAUDIT_SPARK or SPARK_HOME; nothing if any will do.
wanted_spark() {
  local line=${CAMAUDIT_SPARK:-$(home_spark)}
  ! is_known "$line" || printf '%s' "$line"
}

# The release line of Spark that a build is for, and its profile in pom.xml; the default line has none.
build_spark() {
  local wanted
  wanted=$(wanted_spark)
  printf '%s' "${wanted:-$(default_spark)}"
}

spark_profile() {
  local line
  line=$(build_spark)
  [ "$line" = "$(default_spark)" ] || printf 'spark-%s' "$line"
}

# The release line of Spark that the job will run on.
running_spark() {
  local line
  line=$(home_spark)
  [ -n "$line" ] || line=$(wanted_spark)
  [ -n "$line" ] || { ! job_is_current || line=$(built_spark); }
  printf '%s' "${line:-$(default_spark)}"
}

# The oldest and the newest JDK that a release line of Spark runs on; for an unknown line, all that any line runs on.
jdks() {
  sed -n "s/^$1 = //p" "$SPARK_JDKS" | grep . || echo "17 $ANY_JDK"
}

range_of_jdks() { if [ "$2" = "$ANY_JDK" ]; then echo "JDK $1 or newer"; else echo "JDK $1 to $2"; fi; }

# The number of a Java release, such as 17.
java_version() {
  local told
  told=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$1/release" 2>/dev/null || true)
  [ -n "$told" ] || told=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  told=${told#1.}
  printf '%s' "${told%%[!0-9]*}"
}

java_fits() { # home, java or javac, oldest, newest
  [ -x "$1/bin/java" ] && [ -x "$1/bin/$2" ] || return 1
  local version
  version=$(java_version "$1")
  [ -n "$version" ] && [ "$version" -ge "$3" ] && [ "$version" -le "$4" ]
}

# Prints the Java on the path, else the newest in /usr/lib/jvm, if it fits.
search_java() { # java or javac, oldest, newest
  local tool home
  if tool=$(command -v "$1") && home=$(dirname "$(dirname "$(readlink -f "$tool")")") && java_fits "$home" "$@"; then
    printf '%s' "$home"
    return
  fi
  for home in "$JVMS"/*; do
    ! java_fits "$home" "$@" || echo "$(java_version "$home") $home"
  done | sort -rn | sed -n '1s/^[0-9]* //p' | grep .
}

# Sets JAVA_HOME, and JVM to its java command with options: the one that the user named, else one that is found, preferably with a compiler.
# Fails if none fits; one that the user named is never replaced.
find_java() { # java or javac, oldest, newest
  local found
  if [ -n "${JAVA_HOME:-}" ]; then
    java_fits "$JAVA_HOME" "$@" || return 1
  else
    found=$(search_java javac "${@:2}") || found=$(search_java "$@") || return 1
    export JAVA_HOME=$found
  fi
  JVM=("$JAVA_HOME/bin/java" "@$ROOT/conf/jvm-options")
  if [ "$(java_version "$JAVA_HOME")" -ge 24 ]; then JVM+=("@$ROOT/conf/jvm-options-24"); else JVM+=("@$ROOT/conf/jvm-options-17"); fi
}

# Ends with the reason why JAVA_HOME cannot be used, if it is set, else with what can.
no_java() { # oldest, newest, line of Spark
  local range needs what
  range=$(range_of_jdks "$1" "$2")
  needs=${3:+Spark $3 runs on}
  needs="${needs:-this takes} $range"
  [ -n "${JAVA_HOME:-}" ] || refuse "$needs, and there is none: install one and set JAVA_HOME to it"
  what=$(java_version "$JAVA_HOME" 2>/dev/null || true)
  if [ -z "$what" ]; then
    refuse "JAVA_HOME is $JAVA_HOME, but there is no Java in it ($needs): correct or unset it"
  elif [ "$what" -lt "$1" ] || [ "$what" -gt "$2" ]; then
    refuse "$needs, and JAVA_HOME is a JDK $what ($JAVA_HOME): set it to one of these, or unset it$(other_spark "$what" "${3:-}")"
  fi
  refuse "JAVA_HOME is $JAVA_HOME, but there is no compiler in it, which a build needs: set it to a whole JDK ($range), or unset it"
}

# The release line of Spark that runs on this JDK, if the launcher is free to choose one.
other_spark() { # version, line that does not run
  [ -n "$2" ] && [ -z "${SPARK_HOME:-}" ] || return 0
  local line oldest newest
  for line in $(known_sparks | sort -rV); do
    read -r oldest newest <<< "$(jdks "$line")"
    if [ "$1" -ge "$oldest" ] && [ "$1" -le "$newest" ]; then
      echo "; CAMAUDIT_SPARK=$line runs on it"
      return
    fi
  done
}

have_fonts() { command -v fc-list >/dev/null && [ -n "$(fc-list 2>/dev/null | head -n 1)" ]; }

# Debian's headless JDKs from 21 on only recommend the libraries that Java draws text with. Prints those that are missing.
text_libraries() { # home
  { ldd "$1/lib/libfontmanager.so" 2>/dev/null || true; } \
    | sed -n 's/.*libharfbuzz.* not found.*/libharfbuzz0b/p; s/.*libfreetype.* not found.*/libfreetype6/p'
}

may_install() { command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# True if the system's package lists contain the package.
available() { LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep '^ *Candidate: [^(]' >/dev/null; }

have_lists() { LC_ALL=C apt-cache policy 2>/dev/null | grep ' Packages$' >/dev/null; }

# The newest JDK in the range among the system's packages; only releases that a known Spark runs on are considered.
jdk_package() { # oldest, newest
  local version newest
  newest=$(sed -n 's/^[0-9.]* = [0-9]* //p' "$SPARK_JDKS" | sort -n | tail -n 1)
  for ((version = $2 < newest ? $2 : newest; version >= $1; version--)); do
    if available "openjdk-$version-jdk-headless"; then
      echo "openjdk-$version-jdk-headless"
      return
    fi
  done
  return 1
}

# The release line of Spark that runs on a JDK among the system's packages.
other_spark_of_packages() {
  [ -z "${SPARK_HOME:-}" ] || return 0
  local line range package
  for line in $(known_sparks | sort -rV); do
    read -ra range <<< "$(jdks "$line")"
    if package=$(jdk_package "${range[@]}"); then
      echo "; or set CAMAUDIT_SPARK=$line, which runs on $package"
      return
    fi
  done
}

# Installs Debian packages if this user may; else ends with a message that says what to install. A JDK is written jdk:OLDEST:NEWEST.
install_packages() {
  local package names=() oldest newest
  if ! command -v apt-get >/dev/null; then
    for package in "$@"; do
      case "$package" in
        jdk:*) IFS=: read -r _ oldest newest <<< "$package" && names+=("$(range_of_jdks "$oldest" "$newest")") ;;
        *) names+=("$package") ;;
      esac
    done
    package=$(printf '%s, ' "${names[@]}")
    die "please install ${package%, } (the names are Debian's), then run this again"
  fi
  if may_install; then as_root apt-get update -q >&2 || say "the package lists could not be renewed"; fi
  have_lists || die "something has to be installed, and this system has no package lists: run apt-get update as root, then this again"
  for package in "$@"; do
    case "$package" in
      jdk:*)
        IFS=: read -r _ oldest newest <<< "$package"
        package=$(jdk_package "$oldest" "$newest") || die "this system's packages have no $(range_of_jdks "$oldest" "$newest"):" \
          "install one by other means, such as Eclipse Temurin, set JAVA_HOME to it, and run this again$(other_spark_of_packages)"
        ;;
      *) available "$package" || die "this system's packages have no $package: install it by other means and run this again" ;;
    esac
    names+=("$package")
    case "$package" in openjdk-*) ! available libharfbuzz0b || names+=(libharfbuzz0b) ;; esac
  done
  may_install || die "please run as root: apt-get install --no-install-recommends ${names[*]}   and then this again"
  say "installing ${names[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${names[@]}" >&2
}

# Installs what is missing to run the job (java), or to build it as well (build), if this user may; else says what to install.
# Sets JAVA_HOME and JVM.
ensure_tools() {
  local what=$1 tool=java missing=() libraries line oldest newest
  line=$(running_spark)
  read -r oldest newest <<< "$(jdks "$line")"
  if [ "$what" = build ]; then
    tool=javac
    command -v mvn >/dev/null || missing+=(maven)
  fi
  have_fonts || missing+=(fontconfig fonts-dejavu-core)
  if find_java "$tool" "$oldest" "$newest"; then
    libraries=$(text_libraries "$JAVA_HOME")
    # shellcheck disable=SC2206
    missing+=($libraries)
  else
    [ -z "${JAVA_HOME:-}" ] || no_java "$oldest" "$newest" "$line"
    missing=("jdk:$oldest:$newest" "${missing[@]}")
  fi
  # Git only gives the commit of a build, which is not worth asking an administrator for.
  if [ "$what" = build ] && [ -e "$ROOT/.git" ] && ! command -v git >/dev/null && { [ ${#missing[@]} -gt 0 ] || may_install; }; then
    missing+=(git)
  fi
  [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
  find_java "$tool" "$oldest" "$newest" || no_java "$oldest" "$newest" "$line"
}

have_browser() {
  [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
    || command -v google-chrome >/dev/null
}

# Installs the browser in which tests open the report; if that fails, those tests are skipped.
ensure_browser() {
  have_browser || (install_packages chromium) || say "no Chromium: the tests of the report in a browser are skipped"
}
