package camaudit.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A Chromium without a window, spoken to in its DevTools protocol; one tab. */
final class Chromium implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADDRESS = "DevTools listening on ";
    private static final int PATIENCE = 120;

    private final Process process;
    private final WebSocket socket;
    private final String session;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    private Chromium(Process process, URI address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Listener())
                .orTimeout(PATIENCE, TimeUnit.SECONDS)
                .join();
        String target = send("", "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        this.session = send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        for (String domain : List.of("Page", "Network", "Runtime", "Log")) {
            send(domain + ".enable", Map.of());
        }
    }

    /** The program that the variable CHROMIUM or the path names. */
    static Optional<Path> program() {
        String named = System.getenv("CHROMIUM");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path program, Path profile) throws IOException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile)
                .redirectErrorStream(true)
                .start();
        BufferedReader words =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            if (line.startsWith(ADDRESS)) {
                Thread drain = new Thread(() -> words.lines().forEach(more -> {}), "chromium's words");
                drain.setDaemon(true);
                drain.start();
                return new Chromium(process, URI.create(line.substring(ADDRESS.length())));
            }
            said.append(line).append('\n');
        }
        throw new IOException(program + " ended before it listened:\n" + said);
    }

    /** Sends a command to the tab and waits for its answer. */
    JsonNode send(String method, Map<String, ?> parameters) {
        return send(session, method, parameters);
    }

    /** Events of a method since the last {@link #open}, their parameters. */
    List<JsonNode> events(String method) {
        return events.stream()
                .filter(event -> event.get("method").asText().equals(method))
                .map(event -> event.get("params"))
                .toList();
    }

    /** Loads a page and waits until it is there. */
    void open(URI page) {
        events.clear();
        send("Page.navigate", Map.of("url", page.toString()));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (events("Page.loadEventFired").isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(page + " did not load in " + PATIENCE + " s");
            }
            pause();
        }
    }

    /** The value of an expression in the page. */
    JsonNode value(String expression) {
        JsonNode answer =
                send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.get("result").path("value");
    }

    void size(int width, int height) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Screen or print, light or dark; a picture is taken, so that the page is laid out so when this returns. */
    void media(String media, String scheme) {
        send(
                "Emulation.setEmulatedMedia",
                Map.of("media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        send("Page.captureScreenshot", Map.of("clip", Map.of("x", 0, "y", 0, "width", 1, "height", 1, "scale", 1)));
    }

    void press(String key, int code) {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            send(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    private JsonNode send(String to, String method, Map<String, ?> parameters) {
        int id = last.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!to.isEmpty()) {
            message.put("sessionId", to);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText(message.toString(), true).join();
        JsonNode given = answer.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
        if (given.has("error")) {
            throw new IllegalStateException(method + ": " + given.get("error"));
        }
        return given.get("result");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            each.onExit().orTimeout(PATIENCE, TimeUnit.SECONDS).join();
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean end) {
            text.append(data);
            if (end) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void take(String message) {
            try {
                JsonNode node = JSON.readTree(message);
                if (node.has("id")) {
                    CompletableFuture<JsonNode> answer =
                            waiting.remove(node.get("id").asInt());
                    if (answer != null) {
                        answer.complete(node);
                    }
                } else {
                    events.add(node);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
