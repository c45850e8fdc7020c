# shellcheck shell=bash
# A standalone Spark cluster on this machine from the Spark jars that Maven brought; source it after lib.sh. SUBMIT_CONF holds further
# settings for submit, DRIVER_HEAP the memory of drivers outside the cluster (512m).
SUBMIT_CONF=()
HOME_DIR="$ROOT/target/spark-home"
RUN_DIR="$ROOT/target/standalone"
PORT=${CAMAUDIT_MASTER_PORT:-17077}
MASTER="spark://127.0.0.1:$PORT"

# Workers build their executors' class path from SPARK_HOME/jars, so the jars have to lie in one folder.
ensure_home() {
  ensure_job
  rm -rf "$HOME_DIR"
  mkdir -p "$HOME_DIR/jars" "$RUN_DIR/logs"
  tr ':' '\n' < "$SPARK_CLASSPATH" | while read -r jar; do ln -s "$jar" "$HOME_DIR/jars/"; done
  echo "Spark of the Maven build" > "$HOME_DIR/RELEASE"
}

# Runs a main class of Spark; the first argument names the logging configuration.
spark_java() {
  local logging=$1
  shift
  SPARK_HOME="$HOME_DIR" SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=127.0.0.1 SPARK_NO_DAEMONIZE=1 OMP_NUM_THREADS=1 \
    exec "${JVM[@]}" "-Dlog4j2.configurationFile=$(file_uri "$ROOT/conf/$logging")" \
    "-Xmx${DRIVER_HEAP:-512m}" -cp "$HOME_DIR/jars/*" "$@"
}

launch() { # name, then a class with its arguments
  local name=$1
  shift
  (spark_java log4j2-daemon.properties "$@") > "$RUN_DIR/logs/$name.log" 2>&1 &
  echo $! > "$RUN_DIR/$name.pid"
}

await() { # log, text, what is awaited
  for _ in $(seq 120); do
    if grep -q "$2" "$RUN_DIR/logs/$1.log" 2>/dev/null; then return 0; fi
    kill -0 "$(cat "$RUN_DIR/$1.pid")" 2>/dev/null || { tail -n 20 "$RUN_DIR/logs/$1.log" >&2; die "$1 ended while $3 was awaited"; }
    sleep 0.5
  done
  die "$3 did not happen within 60 s: see $RUN_DIR/logs/$1.log"
}

start() {
  [ ! -f "$RUN_DIR/master.pid" ] || die "a cluster runs already: scripts/standalone.sh stop"
  ensure_home
  rm -rf "$RUN_DIR/executors"
  launch master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$PORT" --webui-port 0
  await master "I have been elected leader" "the master's start"
  local i
  for i in 1 2; do # two hosts: a second copy of a slow task never runs on the host of the first
    launch "worker$i" org.apache.spark.deploy.worker.Worker --host "127.0.0.$i" --webui-port 0 --cores 2 --memory 4g \
      --work-dir "$RUN_DIR/executors/$i" "$MASTER"
    await "worker$i" "Successfully registered with master" "worker $i's registration"
  done
  say "standalone cluster $MASTER with two workers runs"
}

stop() {
  local file
  for file in "$RUN_DIR"/*.pid; do
    [ -f "$file" ] || continue
    kill "$(cat "$file")" 2>/dev/null || true
    for _ in $(seq 40); do kill -0 "$(cat "$file")" 2>/dev/null || break; sleep 0.25; done
    kill -9 "$(cat "$file")" 2>/dev/null || true
    rm -f "$file"
  done
}

# The driver runs in a worker. Waits until it ends, and exits with its exit code or, if it is lost, with 1.
submit_driver() {
  local log="$RUN_DIR/logs/submission.log" driver
  (spark_java log4j2-daemon.properties org.apache.spark.deploy.SparkSubmit --master "$MASTER" --deploy-mode cluster \
    --class camaudit.Main --driver-memory 1g --driver-cores 1 \
    --conf spark.standalone.submit.waitAppCompletion=true \
    --conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1 \
    --conf "spark.driver.extraJavaOptions=-Dlog4j2.configurationFile=$(file_uri "$ROOT/conf/log4j2.properties")" \
    --conf spark.executor.memory=1g --conf spark.executor.cores=1 --conf spark.cores.max=2 "${SUBMIT_CONF[@]}" \
    "$JOB_JAR" "$@") > "$log" 2>&1 || true
  driver=$(grep -o 'driver-[0-9]*-[0-9]*' "$log" | head -n 1)
  [ -n "$driver" ] || { tail -n 20 "$log" >&2; die "the master took no driver: see $log"; }
  cat "$RUN_DIR"/executors/*/"$driver"/stdout 2>/dev/null || true
  if ! grep -q "State of $driver is FINISHED\|$driver.* FINISHED" "$log"; then
    cat "$RUN_DIR"/executors/*/"$driver"/stderr >&2 2>/dev/null || true
    grep 'State of\|status' "$log" | tail -n 3 >&2
    local code
    code=$(grep -rhos "Driver $driver exited with.*" "$RUN_DIR/logs" | grep -o '[0-9]*$' | tail -n 1)
    return "${code:-1}"
  fi
}

submit() {
  [ -f "$RUN_DIR/master.pid" ] || die "no cluster runs: scripts/standalone.sh start"
  ensure_tools java
  if [ "${1:-} ${2:-}" = "--deploy-mode cluster" ]; then
    shift 2
    submit_driver "$@"
    return
  fi
  (spark_java log4j2.properties org.apache.spark.deploy.SparkSubmit --master "$MASTER" --class camaudit.Main \
    --conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1 \
    --conf spark.executor.memory=1g --conf spark.executor.cores=1 "${SUBMIT_CONF[@]}" \
    "$JOB_JAR" "$@")
}

compare() { # two output folders, or more pairs of them
  "${JVM[@]}" "-Dlog4j2.configurationFile=$(file_uri "$ROOT/conf/log4j2.properties")" \
    -cp "$JOB_JAR:$(cat "$SPARK_CLASSPATH")" "$ROOT/src/bench/java/camaudit/bench/SameRows.java" "$@"
}
