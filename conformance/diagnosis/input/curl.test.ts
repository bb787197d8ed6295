import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toWire } from "../wire-text.ts";
import { readCurl } from "./curl.ts";

const files: Readonly<Record<string, Buffer>> = {
	"body.txt": Buffer.from("a\r\nb\0c\n"),
	"headers.txt": Buffer.from("X-One: 1\nX-Two: 2\n"),
};

async function request(command: string) {
	const read = await readCurl(toWire(command), async (name) => files[name]);
	if (!read.ok) throw new Error(read.problem);
	const { body, headers, ...rest } = read.request;
	const own = headers.filter(([name]) => name !== "User-Agent" && name !== "Accept");
	return { ...rest, headers: own, body: body.toString("latin1") };
}

async function problem(command: string): Promise<string> {
	const read = await readCurl(toWire(command), async (name) => files[name]);
	return read.ok ? "" : read.problem;
}

describe("a curl command", () => {
	it("is a GET of its URL", async () => {
		expect(await request("curl https://gw.example.com/sites?a=1")).toMatchObject({
			method: "GET",
			urlScheme: "https",
			host: "gw.example.com",
			target: "/sites?a=1",
			headers: [],
			body: "",
		});
	});

	it("becomes a POST by its data, which curl calls a form", async () => {
		expect(await request("curl -d a=1 -d b=2 https://h/")).toMatchObject({
			method: "POST",
			headers: [["Content-Type", "application/x-www-form-urlencoded"]],
			body: "a=1&b=2",
		});
	});

	it.each([
		["-X PUT -d x", { method: "PUT", body: "x" }],
		["-XPUT --data x", { method: "PUT", body: "x" }],
		["-sSLXPATCH", { method: "PATCH" }],
		["--request DELETE", { method: "DELETE" }],
		["-I", { method: "HEAD" }],
		["-sI", { method: "HEAD" }],
		["--data-raw @body.txt", { body: "@body.txt" }],
		["-d @body.txt", { body: "abc" }],
		["-d@body.txt", { body: "abc" }],
		["--data-binary @body.txt", { body: "a\r\nb\0c\n" }],
		["--json '{\"a\":1}'", { method: "POST", headers: [["Content-Type", "application/json"]] }],
		["--json '{' --json '}'", { body: "{}" }],
		["--data-urlencode 'a=b c&é'", { body: "a=b+c%26%C3%A9" }],
		["--data-urlencode '=b c'", { body: "b+c" }],
		["--data-urlencode 'b c'", { body: "b+c" }],
		["--data-urlencode a@body.txt", { body: "a=a%0D%0Ab%00c%0A" }],
		["-G -d a=1 -d b=2", { method: "GET", target: "/?a=1&b=2", body: "", headers: [] }],
		[
			"-H 'X-A: 1' -H 'X-B;' -H 'X-C:'",
			{
				headers: [
					["X-A", "1"],
					["X-B", ""],
				],
			},
		],
		[
			"-H @headers.txt",
			{
				headers: [
					["X-One", "1"],
					["X-Two", "2"],
				],
			},
		],
		["-d x -H 'Content-Type:'", { headers: [] }],
		["-d x -H 'content-type: text/plain'", { headers: [["content-type", "text/plain"]] }],
		["-u a:b", { headers: [["Authorization", "Basic YTpi"]] }],
		["--oauth2-bearer t", { headers: [["Authorization", "Bearer t"]] }],
		[
			"-b a=1 -e https://r/",
			{
				headers: [
					["Cookie", "a=1"],
					["Referer", "https://r/"],
				],
			},
		],
		["-H 'Host: other.example.com'", { host: "other.example.com", headers: [] }],
		["--compressed -k -v -o out --max-time 5 --http1.1", { method: "GET" }],
		["--request-target /raw", { target: "/raw" }],
	])("with %s", async (options, expected) => {
		expect(await request(`curl ${options} https://h/`)).toMatchObject(expected);
	});

	it.each([
		["https://h", "/"],
		["https://h?a=1", "/?a=1"],
		["https://h/a/../b/./c/", "/b/c/"],
		["https://h/a#b?c", "/a"],
		["'https://h/é?é'", toWire("/%c3%a9?é")],
		["--path-as-is https://h/a/../b", "/a/../b"],
		["--url https://h/a", "/a"],
		["-- https://h/a", "/a"],
		["-G -d a=1 'https://h/p?b=2'", "/p?b=2&a=1"],
	])("sends %s as %s", async (words, target) => {
		expect(await request(`curl ${words}`)).toMatchObject({ target });
	});

	it("keeps for the diagnosis what curl does not send", async () => {
		expect(await request("curl 'https://h/a?b=1#c'")).toMatchObject({ url: "https://h/a?b=1#c", target: "/a?b=1" });
	});

	it.each([
		["https://h:443/", "h"],
		["http://h:80/", "h"],
		["http://h:443/", "h:443"],
		["h:8080/x", "h:8080"],
		["'https://[::1]:8443/'", "[::1]:8443"],
	])("sends to %s the Host %s", async (url, host) => {
		expect(await request(`curl ${url}`)).toMatchObject({ host });
	});

	it.each([
		["wget https://h/", "word 1"],
		["curl", "URL"],
		["curl https://h/ --unheard-of", "word 3"],
		["curl https://h/ -sZ", "word 3"],
		["curl https://h/ -H", "word 3 (-H)"],
		["curl https://h/ -d @missing.txt", "word 3 (-d)"],
		["curl -F a=b https://h/", "--form|-F"],
		["curl a b", "two URLs"],
		["curl ftp://h/", "http"],
		["curl https://user:secret@h/", "user name"],
		["curl 'https://h/a b'", "blanks"],
		["curl https:///", "host"],
	])("%s is refused in one sentence", async (command, part) => {
		const said = await problem(command);
		expect(said).toMatch(new RegExp(part.replace(/[().]/g, "\\$&")));
		expect(said).not.toContain("secret@");
		expect(said.split("\n")).toHaveLength(1);
	});

	it("never comes to an end by an exception", async () => {
		const word = fc.oneof(
			fc.constantFrom("-H", "-d", "-X", "-G", "-I", "--json", "--data-urlencode", "-u", "https://h/a"),
			fc.string(),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(word), async (words) => {
				await readCurl(
					toWire(`curl ${words.map((text) => `'${text.replaceAll("'", "")}'`).join(" ")}`),
					async () => undefined,
				);
			}),
		);
	});
});
