import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests for a Countersign gateway. One file, no dependency (Java 17 or later).
 *
 * <pre>
 * var signed = Signer.sign(new Signer.Request("countersign-v1", "live_org_test123", secret,
 *     Instant.now().getEpochSecond(), UUID.randomUUID().toString(), "POST", "https://gw.example.com/sites",
 *     List.of(new Signer.Field("Content-Type", "application/json")), body));
 * signed.headers().forEach(field -> builder.header(field.name(), field.value()));
 * </pre>
 *
 * It refuses, with the code of SPEC.md, section 4, what no gateway would accept, and never repairs anything: sign exactly
 * the URL and the body bytes that you send. (java.net.http sends a URI as it is written; multi-argument constructors of
 * java.net.URI do not write what you give them.)
 */
public final class Signer {
    public record Field(String name, String value) {}

    /** timestamp: whole Unix seconds. url: absolute, exactly as it is sent. body: the bytes exactly as they are sent. */
    public record Request(String scheme, String keyId, String secret, long timestamp, String nonce, String method,
            String url, List<Field> headers, byte[] body) {
        /** Without the secret, which a record would print into logs. */
        @Override
        public String toString() {
            return "Request[" + method + " " + url + ", key " + keyId + "]";
        }
    }

    /** headers: the five header fields to add. */
    public record Signed(String stringToSign, String signature, List<Field> headers) {}

    /** The request must not be signed. code is one of SPEC.md; offset, in bytes, and reason are a malformed target's. */
    public static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        public final String code;
        public final int offset;
        public final String reason;

        Refusal(String code, int offset, String reason) {
            super(reason == null ? code : code + ": " + reason + " at byte " + offset);
            this.code = code;
            this.offset = offset;
            this.reason = reason;
        }
    }

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> HMAC_FIELDS =
            Set.of("x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature");
    private static final Pattern URL = Pattern.compile("([Hh][Tt][Tt][Pp][Ss]?)://([^/?#]*)(.*)", Pattern.DOTALL);
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[(?<address>[0-9A-Fa-f:.]+)\\])(?::(?<port>[1-9][0-9]{0,4}))?");
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern TRIPLET = Pattern.compile("%[0-9A-Fa-f]{2}");

    /** Signs one request as SPEC.md, section 4, says. Throws Refusal for what must not be signed. */
    public static Signed sign(Request request) {
        boolean strict = request.scheme.equals("countersign-v1");
        if (!strict && !request.scheme.equals("sorted-query")) throw new IllegalArgumentException("unknown scheme");
        var place = hostAndTarget(request.url);
        insist(METHODS.contains(request.method), "method_not_allowed");
        insist(utf8(place.target).length <= 8192, "target_too_long");
        scan(place.target, strict);
        String timestamp = Long.toString(request.timestamp);
        boolean bodyless = request.method.equals("GET") || request.method.equals("HEAD");
        insist(request.keyId.matches("[A-Za-z0-9_-]{1,64}")
                && timestamp.matches("[1-9][0-9]{9}")
                && request.nonce.matches("[A-Za-z0-9_-]{16,64}")
                && request.headers.stream().noneMatch(field -> HMAC_FIELDS.contains(lower(field.name)))
                && !(bodyless && request.body.length > 0), "malformed_request");
        var types = valuesOf(request.headers, "content-type");
        insist(types.size() < 2 && types.stream().allMatch(type -> type.matches("[\\x20-\\x7e]*")), "malformed_request");
        insist(String.join("", valuesOf(request.headers, "authorization")).isEmpty(), "conflicting_credentials");
        // Characters are code points, of which String.length counts some twice.
        insist(request.secret.codePointCount(0, request.secret.length()) >= 32, "weak_secret");

        String contentType = types.isEmpty() ? "" : types.get(0);
        String contentHash = HexFormat.of().formatHex(sha256(request.body));
        List<String> lines;
        if (strict) {
            lines = List.of("countersign-v1", request.keyId, timestamp, request.nonce, request.method, place.host,
                    place.target, contentType, contentHash);
        } else {
            String[] parts = place.target.split("\\?", 2);
            lines = List.of(request.method, normalisePath(parts[0]), parts.length == 1 ? "" : sortQuery(parts[1]),
                    "content-type:" + contentType, "host:" + place.host, timestamp, request.nonce, contentHash);
        }
        String stringToSign = String.join("\n", lines); // none at the end; never System.lineSeparator()
        byte[] mac = hmacSha256(request.secret, stringToSign);
        String signature = strict ? "v1=" + HexFormat.of().formatHex(mac) : Base64.getEncoder().encodeToString(mac);
        return new Signed(stringToSign, signature, List.of(new Field("X-Key-Id", request.keyId),
                new Field("X-Timestamp", timestamp), new Field("X-Nonce", request.nonce),
                new Field("X-Content-SHA256", contentHash), new Field("X-Signature", signature)));
    }

    private record Place(String host, String target) {}

    /** The text is divided by hand: java.net.URI refuses and java.net.URL accepts other things than a gateway. */
    private static Place hostAndTarget(String url) {
        Matcher parts = URL.matcher(url);
        insist(parts.matches(), "malformed_url");
        String scheme = lower(parts.group(1));
        String rest = parts.group(3);
        Matcher named = HOST.matcher(parts.group(2));
        insist(named.matches(), "malformed_url");
        String address = named.group("address");
        String port = named.group("port");
        insist(address == null || isIPv6(address), "malformed_url");
        insist(port == null || Integer.parseInt(port) <= 65535, "malformed_url");
        boolean written = port != null && !port.equals(scheme.equals("https") ? "443" : "80");
        String target = rest.isEmpty() || rest.startsWith("?") ? "/" + rest : rest;
        return new Place(lower(named.group(1)) + (written ? ":" + port : ""), target);
    }

    private static boolean isIPv6(String text) {
        String[] halves = text.replaceFirst("(?<=:)" + BYTE + "(?:\\." + BYTE + "){3}\\z", "0:0").split("::", -1);
        int count = 0;
        for (String half : halves) {
            for (String group : half.isEmpty() ? new String[0] : half.split(":", -1)) {
                if (!group.matches("[0-9A-Fa-f]{1,4}")) return false;
                count++;
            }
        }
        return halves.length == 1 ? count == 8 : halves.length == 2 && count < 8;
    }

    /**
     * One pass over the target that throws its first defect (SPEC.md, TGT and SORT). An index is an offset in bytes here:
     * what stands before the first defect is ASCII.
     */
    private static void scan(String target, boolean strict) {
        if (!target.startsWith("/")) throw defect(0, "not_origin_form");
        boolean inPath = true;
        int start = 1;
        var segment = new StringBuilder(); // as the scheme reads it: %2e is a dot under sorted-query
        for (int at = 1; at <= target.length(); at++) {
            boolean atEnd = at == target.length();
            char character = atEnd ? '\0' : target.charAt(at);
            if (inPath && (atEnd || character == '/' || character == '?')) {
                if (segment.isEmpty() && character == '/') throw defect(start, "empty_segment");
                if (segment.toString().matches("\\.\\.?")) throw defect(start, "dot_segment");
                if (strict && character == '?' && at + 1 == target.length()) throw defect(at, "empty_query");
                inPath = character != '?';
                start = at + 1;
                segment.setLength(0);
            } else if (character == '%') {
                String triplet = target.substring(at, Math.min(at + 3, target.length()));
                if (!TRIPLET.matcher(triplet).matches()) throw defect(at, "bad_triplet");
                String normal = normalTriplet(triplet);
                if (strict && triplet.matches(".*[a-f].*")) throw defect(at, "lower_case_triplet");
                if (strict && normal.length() == 1) throw defect(at, "unreserved_triplet");
                if (inPath && normal.matches("%(?:[01].|2F|5C|7F)")) throw defect(at, "forbidden_triplet");
                segment.append(normal);
                at += 2;
            } else if (!atEnd) {
                if (!isAllowed(character, inPath, strict)) throw defect(at, "forbidden_character");
                segment.append(character);
            }
        }
    }

    private static boolean isAllowed(char character, boolean inPath, boolean strict) {
        if (isUnreserved(character) || "!$&()*+,;=:@".indexOf(character) >= 0) return true;
        if (inPath) return character == '\'';
        return strict ? character == '/' || character == '?' : character > 0x20 && character < 0x7f && character != '#';
    }

    /** By hand, because Character.isLetter knows many more letters. */
    private static boolean isUnreserved(int character) {
        return character >= 'A' && character <= 'Z' || character >= 'a' && character <= 'z'
                || character >= '0' && character <= '9' || "-._~".indexOf(character) >= 0;
    }

    private static Refusal defect(int offset, String reason) {
        return new Refusal("malformed_target", offset, reason);
    }

    /** Of an unreserved character that character, of any other the triplet in upper case. */
    private static String normalTriplet(String triplet) {
        int value = Integer.parseInt(triplet.substring(1), 16);
        return isUnreserved(value) ? String.valueOf((char) value) : String.format("%%%02X", value);
    }

    private static String normalisePath(String path) {
        return TRIPLET.matcher(path).replaceAll(match -> normalTriplet(match.group()));
    }

    /** QUERY of sorted-query (SORT-04 to SORT-07). List.sort is stable, and ASCII compares as its bytes do. */
    private static String sortQuery(String query) {
        var pairs = new ArrayList<Field>();
        for (String piece : query.split("&")) {
            String[] sides = piece.split("=", 2);
            if (!piece.isEmpty()) pairs.add(new Field(encodeAgain(sides[0]), sides.length == 1 ? "" : encodeAgain(sides[1])));
        }
        pairs.sort(Comparator.comparing(Field::name));
        return pairs.stream().map(pair -> pair.name + "=" + pair.value).collect(Collectors.joining("&"));
    }

    /** Form-decoded to bytes and encoded again; URLEncoder writes `+` and spares `*`. */
    private static String encodeAgain(String text) {
        return Pattern.compile("%..|[^A-Za-z0-9._~-]").matcher(text.replace("+", "%20")).replaceAll(match -> {
            String piece = match.group();
            return normalTriplet(piece.length() == 3 ? piece : String.format("%%%02X", (int) piece.charAt(0)));
        });
    }

    /** The values of all fields of one name, SP and HTAB at their ends removed; strip() would remove more. */
    private static List<String> valuesOf(List<Field> headers, String name) {
        return headers.stream().filter(field -> lower(field.name).equals(name))
                .map(field -> field.value.replaceAll("^[ \\t]+|[ \\t]+\\z", "")).toList();
    }

    /** ROOT, because in a Turkish locale the lower case of I is not i. */
    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The key is the UTF-8 bytes of the secret's text. It is never decoded first, whatever it looks like. */
    private static byte[] hmacSha256(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(secret), "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void insist(boolean condition, String code) {
        if (!condition) throw new Refusal(code, -1, null);
    }
}
