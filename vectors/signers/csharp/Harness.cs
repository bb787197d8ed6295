// The harness's protocol around Signer.cs: one JSON object a line on stdin, one on stdout. What C# has for JSON differs
// from one platform to the other, so that here is as much of it as the protocol needs.
//
//     {"id", "scheme", "keyId", "secret", "timestamp", "nonce", "method", "url", "headers", "bodyBase64"}
//     {"id", "stringToSign", "signature", "headers"}   or   {"id", "error"}, of a malformed target also "offset" and "reason"

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

static class Harness
{
    static void Main()
    {
        var questions = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        var answers = new StreamWriter(Console.OpenStandardOutput(), new ASCIIEncoding()) { AutoFlush = true, NewLine = "\n" };
        for (string line = questions.ReadLine(); line != null; line = questions.ReadLine())
        {
            answers.WriteLine(Answer((Dictionary<string, object>)new JsonReader(line).Value()));
        }
    }

    static string Answer(Dictionary<string, object> asked)
    {
        var members = new List<string> { Member("id", Text((string)asked["id"])) };
        try
        {
            var signed = Signer.Sign(new SigningRequest
            {
                Scheme = (string)asked["scheme"],
                KeyId = (string)asked["keyId"],
                Secret = (string)asked["secret"],
                Timestamp = WholeSeconds((double)asked["timestamp"]),
                Nonce = (string)asked["nonce"],
                Method = (string)asked["method"],
                Url = (string)asked["url"],
                Headers = ((List<object>)asked["headers"]).Cast<List<object>>()
                    .Select(field => new KeyValuePair<string, string>((string)field[0], (string)field[1])).ToList(),
                Body = Convert.FromBase64String((string)asked["bodyBase64"]),
            });
            var headers = signed.Headers.Select(field => "[" + Text(field.Key) + "," + Text(field.Value) + "]");
            members.Add(Member("stringToSign", Text(signed.StringToSign)));
            members.Add(Member("signature", Text(signed.Signature)));
            members.Add(Member("headers", "[" + string.Join(",", headers) + "]"));
        }
        catch (Refusal refusal)
        {
            members.Add(Member("error", Text(refusal.Code)));
            if (refusal.Reason != null)
            {
                members.Add(Member("offset", refusal.Offset.ToString()));
                members.Add(Member("reason", Text(refusal.Reason)));
            }
        }
        return "{" + string.Join(",", members) + "}";
    }

    /// <summary>What is no whole number is no timestamp, and 0 is refused at the place where a timestamp is.</summary>
    static long WholeSeconds(double number)
    {
        return number == Math.Floor(number) && Math.Abs(number) < 1e15 ? (long)number : 0;
    }

    static string Member(string name, string json)
    {
        return Text(name) + ":" + json;
    }

    static string Text(string text)
    {
        return "\"" + string.Concat(text.Select(unit => unit >= ' ' && unit <= '~' && unit != '"' && unit != '\\'
            ? unit.ToString() : "\\u" + ((int)unit).ToString("x4"))) + "\"";
    }

    /// <summary>Reads one JSON value (RFC 8259): objects as Dictionary, arrays as List, numbers as double.</summary>
    sealed class JsonReader
    {
        readonly string text;
        int at;

        public JsonReader(string text)
        {
            this.text = text;
        }

        public object Value()
        {
            switch (Peek())
            {
                case '{': return Object();
                case '[': return Array();
                case '"': return String();
                default: return Word();
            }
        }

        Dictionary<string, object> Object()
        {
            var members = new Dictionary<string, object>();
            at++;
            while (Peek() != '}')
            {
                string name = String();
                Expect(':');
                members[name] = Value();
                if (Peek() != '}') Expect(',');
            }
            at++;
            return members;
        }

        List<object> Array()
        {
            var items = new List<object>();
            at++;
            while (Peek() != ']')
            {
                items.Add(Value());
                if (Peek() != ']') Expect(',');
            }
            at++;
            return items;
        }

        string String()
        {
            Expect('"');
            var read = new StringBuilder();
            while (text[at] != '"')
            {
                char character = text[at++];
                read.Append(character == '\\' ? Escaped() : character);
            }
            at++;
            return read.ToString();
        }

        char Escaped()
        {
            char letter = text[at++];
            if (letter == 'u')
            {
                at += 4;
                return (char)Convert.ToInt32(text.Substring(at - 4, 4), 16);
            }
            int known = "bfnrt".IndexOf(letter);
            return known < 0 ? letter : "\b\f\n\r\t"[known];
        }

        object Word()
        {
            int start = at;
            while (at < text.Length && ",]} \t".IndexOf(text[at]) < 0) at++;
            string word = text.Substring(start, at - start);
            if (word == "true" || word == "false") return word == "true";
            return word == "null" ? (object)null : double.Parse(word, CultureInfo.InvariantCulture);
        }

        char Peek()
        {
            while (text[at] == ' ' || text[at] == '\t') at++;
            return text[at];
        }

        void Expect(char character)
        {
            if (Peek() != character) throw new FormatException("no JSON at character " + at);
            at++;
        }
    }
}
