// Signs requests for a Countersign gateway. One file, no package (C# 7 or later: .NET, .NET Framework, Mono).
//
//     var signed = Signer.Sign(new SigningRequest {
//         Scheme = "countersign-v1", KeyId = "live_org_test123", Secret = secret,
//         Timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds(), Nonce = Guid.NewGuid().ToString(),
//         Method = "POST", Url = "https://gw.example.com/sites",
//         Headers = { new KeyValuePair<string, string>("Content-Type", "application/json") }, Body = body,
//     });
//     foreach (var field in signed.Headers) message.Headers.Add(field.Key, field.Value);
//
// It refuses, with the code of SPEC.md, section 4, what no gateway would accept, and never repairs anything:
// sign exactly the URL and the body bytes that you send.
//
// Patterns end with \z, because $ lets a line feed stand behind it. Texts are compared as ordinals, because a culture has
// an order and a lower case of its own.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

public sealed class SigningRequest
{
    public string Scheme { get; set; }
    public string KeyId { get; set; }
    /// <summary>The secret's text as it was issued. Its UTF-8 bytes are the key; it is never decoded first.</summary>
    public string Secret { get; set; }
    /// <summary>Whole Unix seconds.</summary>
    public long Timestamp { get; set; }
    public string Nonce { get; set; }
    public string Method { get; set; }
    /// <summary>Absolute, exactly as it is sent.</summary>
    public string Url { get; set; }
    public List<KeyValuePair<string, string>> Headers { get; set; } = new List<KeyValuePair<string, string>>();
    /// <summary>The bytes exactly as they are sent.</summary>
    public byte[] Body { get; set; } = new byte[0];
}

public sealed class Signed
{
    public string StringToSign { get; set; }
    public string Signature { get; set; }
    /// <summary>The five header fields to add.</summary>
    public List<KeyValuePair<string, string>> Headers { get; set; }
}

/// <summary>The request must not be signed: a code of SPEC.md, and of a malformed target the offset in bytes and the reason.</summary>
public sealed class Refusal : Exception
{
    public string Code { get; }
    public int? Offset { get; }
    public string Reason { get; }

    public Refusal(string code, int? offset = null, string reason = null)
        : base(reason == null ? code : code + ": " + reason + " at byte " + offset)
    {
        Code = code;
        Offset = offset;
        Reason = reason;
    }
}

public static class Signer
{
    static readonly string[] Methods = { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" };
    static readonly string[] HmacFields = { "x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature" };
    const string Octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /// <summary>Signs one request as SPEC.md, section 4, says. Throws Refusal for what must not be signed.</summary>
    public static Signed Sign(SigningRequest request)
    {
        bool strict = request.Scheme == "countersign-v1";
        if (!strict && request.Scheme != "sorted-query") throw new ArgumentException("unknown scheme");
        HostAndTarget(request.Url, out string host, out string target);
        Insist(Methods.Contains(request.Method), "method_not_allowed");
        Insist(Encoding.UTF8.GetByteCount(target) <= 8192, "target_too_long");
        Scan(target, strict);
        string timestamp = request.Timestamp.ToString(CultureInfo.InvariantCulture);
        var types = ValuesOf(request.Headers, "content-type");
        bool bodyless = request.Method == "GET" || request.Method == "HEAD";
        Insist(
            Regex.IsMatch(request.KeyId, @"\A[A-Za-z0-9_-]{1,64}\z")
                && Regex.IsMatch(timestamp, @"\A[1-9][0-9]{9}\z")
                && Regex.IsMatch(request.Nonce, @"\A[A-Za-z0-9_-]{16,64}\z")
                && !request.Headers.Any(field => HmacFields.Contains(field.Key.ToLowerInvariant()))
                && types.Count < 2
                && types.All(type => Regex.IsMatch(type, @"\A[\x20-\x7e]*\z"))
                && !(bodyless && request.Body.Length > 0),
            "malformed_request");
        Insist(ValuesOf(request.Headers, "authorization").All(value => value == ""), "conflicting_credentials");
        // Characters are code points; string.Length counts some of them twice.
        Insist(request.Secret.Count(unit => !char.IsLowSurrogate(unit)) >= 32, "weak_secret");

        string contentType = types.FirstOrDefault() ?? "";
        string contentHash;
        using (var sha256 = SHA256.Create()) contentHash = Hex(sha256.ComputeHash(request.Body));
        string[] lines;
        if (strict)
        {
            lines = new[] { "countersign-v1", request.KeyId, timestamp, request.Nonce, request.Method, host, target,
                contentType, contentHash };
        }
        else
        {
            string[] parts = target.Split(new[] { '?' }, 2);
            lines = new[] { request.Method, NormalisePath(parts[0]), parts.Length == 1 ? "" : SortQuery(parts[1]),
                "content-type:" + contentType, "host:" + host, timestamp, request.Nonce, contentHash };
        }
        string stringToSign = string.Join("\n", lines); // none at the end; never Environment.NewLine
        byte[] mac;
        using (var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(request.Secret)))
            mac = hmac.ComputeHash(Encoding.ASCII.GetBytes(stringToSign));
        string signature = strict ? "v1=" + Hex(mac) : Convert.ToBase64String(mac);
        return new Signed
        {
            StringToSign = stringToSign,
            Signature = signature,
            Headers = new List<KeyValuePair<string, string>>
            {
                new KeyValuePair<string, string>("X-Key-Id", request.KeyId),
                new KeyValuePair<string, string>("X-Timestamp", timestamp),
                new KeyValuePair<string, string>("X-Nonce", request.Nonce),
                new KeyValuePair<string, string>("X-Content-SHA256", contentHash),
                new KeyValuePair<string, string>("X-Signature", signature),
            },
        };
    }

    /// <summary>The text is divided by hand: System.Uri would resolve dots and rewrite escapes.</summary>
    static void HostAndTarget(string url, out string host, out string target)
    {
        var parts = Regex.Match(url, @"\A([Hh][Tt][Tt][Pp][Ss]?)://([^/?#]*)(.*)\z", RegexOptions.Singleline);
        var named = Regex.Match(parts.Groups[2].Value,
            @"\A(?<name>[A-Za-z0-9._-]{1,253}|\[(?<address>[0-9A-Fa-f:.]+)\])(?::(?<port>[1-9][0-9]{0,4}))?\z");
        Insist(parts.Success && named.Success, "malformed_url");
        string address = named.Groups["address"].Value, port = named.Groups["port"].Value, rest = parts.Groups[3].Value;
        Insist(address == "" || IsIPv6(address), "malformed_url");
        Insist(port == "" || int.Parse(port, CultureInfo.InvariantCulture) <= 65535, "malformed_url");
        string defaultPort = parts.Groups[1].Length == "https".Length ? "443" : "80";
        host = named.Groups["name"].Value.ToLowerInvariant() + (port == "" || port == defaultPort ? "" : ":" + port);
        target = rest == "" || rest[0] == '?' ? "/" + rest : rest;
    }

    /// <summary>By hand, because IPAddress.TryParse takes more than an address.</summary>
    static bool IsIPv6(string text)
    {
        string plain = Regex.Replace(text, @"(?<=:)" + Octet + @"(?:\." + Octet + @"){3}\z", "0:0");
        string[] halves = plain.Split(new[] { "::" }, StringSplitOptions.None);
        var groups = halves.Where(half => half != "").SelectMany(half => half.Split(':')).ToList();
        return (halves.Length == 1 ? groups.Count == 8 : halves.Length == 2 && groups.Count < 8)
            && groups.All(group => Regex.IsMatch(group, @"\A[0-9A-Fa-f]{1,4}\z"));
    }

    /// <summary>
    /// One pass over the target that throws its first defect (SPEC.md, TGT and SORT). An index is an offset in bytes here:
    /// what stands before the first defect is ASCII.
    /// </summary>
    static void Scan(string target, bool strict)
    {
        if (target[0] != '/') throw Defect(0, "not_origin_form");
        bool inPath = true;
        int start = 1;
        string segment = ""; // as the scheme reads it: %2e is a dot under sorted-query
        for (int at = 1; at <= target.Length; at++)
        {
            bool atEnd = at == target.Length;
            char character = atEnd ? '\0' : target[at];
            if (inPath && (atEnd || character == '/' || character == '?'))
            {
                if (segment == "" && character == '/') throw Defect(start, "empty_segment");
                if (segment == "." || segment == "..") throw Defect(start, "dot_segment");
                if (strict && character == '?' && at + 1 == target.Length) throw Defect(at, "empty_query");
                inPath = character != '?';
                start = at + 1;
                segment = "";
            }
            else if (character == '%')
            {
                string triplet = target.Substring(at, Math.Min(3, target.Length - at));
                string reason = TripletDefect(triplet, inPath, strict);
                if (reason != null) throw Defect(at, reason);
                segment += NormalTriplet(triplet);
                at += 2;
            }
            else if (!atEnd)
            {
                if (!IsAllowed(character, inPath, strict)) throw Defect(at, "forbidden_character");
                segment += character;
            }
        }
    }

    static string TripletDefect(string triplet, bool inPath, bool strict)
    {
        if (!Regex.IsMatch(triplet, @"\A%[0-9A-Fa-f]{2}\z")) return "bad_triplet";
        string normal = NormalTriplet(triplet);
        if (strict && Regex.IsMatch(triplet, "[a-f]")) return "lower_case_triplet";
        if (strict && normal.Length == 1) return "unreserved_triplet";
        return inPath && Regex.IsMatch(normal, @"\A%(?:[01].|2F|5C|7F)\z") ? "forbidden_triplet" : null;
    }

    static Refusal Defect(int offset, string reason)
    {
        return new Refusal("malformed_target", offset, reason);
    }

    static bool IsAllowed(char character, bool inPath, bool strict)
    {
        if (IsUnreserved(character) || "!$&()*+,;=:@".IndexOf(character) >= 0) return true;
        if (inPath) return character == '\'';
        return strict ? character == '/' || character == '?' : character > ' ' && character <= '~' && character != '#';
    }

    /// <summary>By hand, because char.IsLetter knows many more letters.</summary>
    static bool IsUnreserved(char character)
    {
        return character >= 'A' && character <= 'Z' || character >= 'a' && character <= 'z'
            || character >= '0' && character <= '9' || "-._~".IndexOf(character) >= 0;
    }

    /// <summary>Of an unreserved character that character, of any other the triplet in upper case.</summary>
    static string NormalTriplet(string triplet)
    {
        char character = (char)Convert.ToInt32(triplet.Substring(1), 16);
        return IsUnreserved(character) ? character.ToString() : triplet.ToUpperInvariant();
    }

    static string NormalisePath(string path)
    {
        return Regex.Replace(path, "%..", match => NormalTriplet(match.Value));
    }

    /// <summary>QUERY of sorted-query (SORT-04 to SORT-07): by name only. OrderBy is stable, List.Sort is not.</summary>
    static string SortQuery(string query)
    {
        var pairs = query.Split('&').Where(piece => piece != "").Select(piece => piece.Split(new[] { '=' }, 2))
            .Select(sides => new { Name = EncodeAgain(sides[0]), Value = sides.Length == 1 ? "" : EncodeAgain(sides[1]) })
            .OrderBy(pair => pair.Name, StringComparer.Ordinal);
        return string.Join("&", pairs.Select(pair => pair.Name + "=" + pair.Value));
    }

    /// <summary>Form-decoded to bytes and encoded again; WebUtility.UrlEncode writes + and spares more characters.</summary>
    static string EncodeAgain(string text)
    {
        return Regex.Replace(text.Replace("+", "%20"), "%..|[^A-Za-z0-9._~-]", match =>
            NormalTriplet(match.Length == 3 ? match.Value : "%" + ((int)match.Value[0]).ToString("X2")));
    }

    /// <summary>The values of all fields of one name, SP and HTAB at their ends removed; Trim() would remove more.</summary>
    static List<string> ValuesOf(List<KeyValuePair<string, string>> headers, string name)
    {
        return headers.Where(field => field.Key.ToLowerInvariant() == name).Select(field => field.Value.Trim(' ', '\t')).ToList();
    }

    static string Hex(byte[] bytes)
    {
        return string.Concat(bytes.Select(each => each.ToString("x2")));
    }

    static void Insist(bool condition, string code)
    {
        if (!condition) throw new Refusal(code);
    }
}
