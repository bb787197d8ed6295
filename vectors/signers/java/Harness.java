import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The harness's protocol around Signer.java: one JSON object a line on stdin, one on stdout. The JDK has no JSON, so that
 * here is as much of it as the protocol needs.
 *
 * <pre>
 * {"id", "scheme", "keyId", "secret", "timestamp", "nonce", "method", "url", "headers", "bodyBase64"}
 * {"id", "stringToSign", "signature", "headers"}   or   {"id", "error"}, of a malformed target also "offset" and "reason"
 * </pre>
 */
final class Harness {
    public static void main(String[] arguments) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.print(write(answer((Map<?, ?>) new Reader(line).value())) + "\n");
            out.flush();
        }
    }

    private static Map<String, Object> answer(Map<?, ?> asked) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("id", asked.get("id"));
        try {
            var signed = Signer.sign(new Signer.Request(text(asked, "scheme"), text(asked, "keyId"), text(asked, "secret"),
                    wholeSeconds((Double) asked.get("timestamp")), text(asked, "nonce"), text(asked, "method"),
                    text(asked, "url"), fields((List<?>) asked.get("headers")),
                    Base64.getDecoder().decode(text(asked, "bodyBase64"))));
            answer.put("stringToSign", signed.stringToSign());
            answer.put("signature", signed.signature());
            answer.put("headers", signed.headers().stream().map(field -> List.of(field.name(), field.value())).toList());
        } catch (Signer.Refusal refusal) {
            answer.put("error", refusal.code);
            if (refusal.reason != null) {
                answer.put("offset", refusal.offset);
                answer.put("reason", refusal.reason);
            }
        }
        return answer;
    }

    private static String text(Map<?, ?> asked, String name) {
        return (String) asked.get(name);
    }

    /** What is no whole number is no timestamp, and 0 is refused at the place where a timestamp is. */
    private static long wholeSeconds(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? (long) number : 0;
    }

    private static List<Signer.Field> fields(List<?> headers) {
        return headers.stream().map(field -> (List<?>) field)
                .map(field -> new Signer.Field((String) field.get(0), (String) field.get(1))).toList();
    }

    private static String write(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(member -> write(member.getKey()) + ":" + write(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Harness::write).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof String text) {
            return text.chars().mapToObj(unit -> unit >= 0x20 && unit < 0x7f && unit != '"' && unit != '\\'
                    ? String.valueOf((char) unit) : String.format("\\u%04x", unit)).collect(Collectors.joining("", "\"", "\""));
        }
        return String.valueOf(value);
    }

    /** Reads one JSON value (RFC 8259): objects as Map, arrays as List, numbers as Double. */
    private static final class Reader {
        private final String text;
        private int at = 0;

        Reader(String text) {
            this.text = text;
        }

        Object value() {
            return switch (peek()) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                default -> word();
            };
        }

        private Map<String, Object> object() {
            var members = new LinkedHashMap<String, Object>();
            at++;
            while (peek() != '}') {
                String name = string();
                expect(':');
                members.put(name, value());
                if (peek() != '}') expect(',');
            }
            at++;
            return members;
        }

        private List<Object> array() {
            var items = new ArrayList<Object>();
            at++;
            while (peek() != ']') {
                items.add(value());
                if (peek() != ']') expect(',');
            }
            at++;
            return items;
        }

        private String string() {
            expect('"');
            var read = new StringBuilder();
            while (text.charAt(at) != '"') {
                char character = text.charAt(at++);
                read.append(character == '\\' ? escaped() : character);
            }
            at++;
            return read.toString();
        }

        private char escaped() {
            char letter = text.charAt(at++);
            if (letter != 'u') {
                int known = "bfnrt".indexOf(letter);
                return known < 0 ? letter : "\b\f\n\r\t".charAt(known);
            }
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }

        private Object word() {
            int start = at;
            while (at < text.length() && ",]} \t".indexOf(text.charAt(at)) < 0) at++;
            String word = text.substring(start, at);
            return switch (word) {
                case "true", "false" -> Boolean.valueOf(word);
                case "null" -> null;
                default -> Double.valueOf(word);
            };
        }

        private char peek() {
            while (" \t".indexOf(text.charAt(at)) >= 0) at++;
            return text.charAt(at);
        }

        private void expect(char character) {
            if (peek() != character) throw new IllegalArgumentException("no JSON at character " + at);
            at++;
        }
    }
}
