package camaudit.annotation;

import camaudit.text.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a Pascal VOC annotation; a document type, entities and deep nesting are refused. */
final class VocReader {
    private static final int MOST_BYTES = 4 << 20;
    private static final int DEEPEST = 16;
    private static final String ROOT = "annotation";
    private static final String OBJECT = "annotation/object";
    private static final List<String> SIDES = List.of("xmin", "ymin", "xmax", "ymax");
    private static final int LARGEST_SIDE = 1_000_000;

    private final Problems problems;
    private final Map<String, String> picture = new HashMap<>();
    private final List<VocObject> objects = new ArrayList<>();

    VocReader(Problems problems) {
        this.problems = problems;
    }

    VocAnnotation read(InputStream in) throws IOException {
        byte[] content = in.readNBytes(MOST_BYTES + 1);
        if (content.length > MOST_BYTES) {
            throw problems.fatal("file", "it has more than " + MOST_BYTES + " bytes: is this an annotation?");
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(content));
            elements(reader);
        } catch (XMLStreamException e) {
            String message = String.valueOf(e.getMessage()).lines().reduce("", (a, b) -> a + " " + b);
            throw problems.fatal("XML", "it cannot be read (" + Problems.shown(message.strip()) + "): make it anew");
        }
        String name = Names.base(Names.normalized(picture.getOrDefault("filename", "")));
        if (name.isEmpty()) {
            problems.add("annotation", "it has no filename: name the picture");
        }
        int height = side("size/height");
        int width = side("size/width");
        problems.throwIfAny();
        boolean isKnown = height > 0 && width > 0;
        return new VocAnnotation(name, isKnown ? height : 0, isKnown ? width : 0, objects);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    private void elements(XMLStreamReader reader) throws XMLStreamException {
        List<String> path = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Map<String, String> object = new HashMap<>();
        int objectLine = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.add(reader.getLocalName());
                    text.setLength(0);
                    if (path.size() > DEEPEST || !path.get(0).equals(ROOT)) {
                        throw problems.fatal(
                                line(reader),
                                "the element " + Problems.shown(String.join("/", path))
                                        + " is not part of a Pascal VOC annotation");
                    }
                    if (String.join("/", path).equals(OBJECT)) {
                        object.clear();
                        objectLine = reader.getLocation().getLineNumber();
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    String place = String.join("/", path);
                    if (place.equals(OBJECT)) {
                        object("the object at line " + objectLine, object);
                    } else if (place.startsWith(OBJECT + "/")) {
                        object.putIfAbsent(
                                place.substring(OBJECT.length() + 1),
                                text.toString().strip());
                    } else if (path.size() > 1) {
                        picture.putIfAbsent(
                                place.substring(ROOT.length() + 1),
                                text.toString().strip());
                    }
                    path.remove(path.size() - 1);
                    text.setLength(0);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw problems.fatal(line(reader), "a document type or an entity: remove it");
                default -> {}
            }
        }
    }

    private static String line(XMLStreamReader reader) {
        return "line " + reader.getLocation().getLineNumber();
    }

    private void object(String where, Map<String, String> object) {
        String name = object.getOrDefault("name", "");
        if (name.isEmpty()) {
            problems.add(where, "it has no name: name its class");
            return;
        }
        float[] box = new float[SIDES.size()];
        for (int i = 0; i < box.length; i++) {
            String text = object.getOrDefault("bndbox/" + SIDES.get(i), "");
            Optional<Float> value = Boxes.number(text);
            if (value.isEmpty()) {
                problems.add(where, SIDES.get(i) + " is " + Problems.shown(text) + ": give a number of pixels");
                return;
            }
            box[i] = value.get();
        }
        if (box[2] < box[0] || box[3] < box[1]) {
            problems.add(
                    where,
                    "the box from " + box[0] + ", " + box[1] + " to " + box[2] + ", " + box[3]
                            + " ends before it begins: xmax and ymax are the last pixels");
            return;
        }
        boolean isDifficult = object.getOrDefault("difficult", "0").equals("1");
        objects.add(new VocObject(name, isDifficult, box[0] - 1, box[1] - 1, box[2], box[3]));
    }

    private int side(String place) {
        String text = picture.getOrDefault(place, "0");
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) > LARGEST_SIDE) {
            problems.add(place, Problems.shown(text) + " is no number of pixels: correct it or leave it out");
            return 0;
        }
        return Integer.parseInt(text);
    }
}
