import { Buffer } from "node:buffer";
import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { WireRequest } from "../client/wire.ts";
import { curlCommand } from "./curl.ts";

function request(overrides: Partial<WireRequest> = {}): WireRequest {
	return {
		method: "GET",
		target: "/a?b=1",
		host: "gw.test",
		headers: [],
		body: new Uint8Array(),
		framing: { kind: "length" },
		...overrides,
	};
}

/** The words that a shell makes of a command, `curl` itself replaced by a program that prints its arguments. */
function words(command: string): readonly string[] {
	const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}`;
	return execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
}

describe("a request as a command", () => {
	it("survives the shell with quotes, dollars and spaces in it", () => {
		const header = 'it\'s $HOME `id` "x" \\';
		const sent = words(curlCommand(request({ headers: [["X-A", header]] }), "https://gw.test"));
		expect(sent).toContain(`X-A: ${header}`);
		expect(sent.at(-1)).toBe("https://gw.test/a?b=1");
	});

	it("keeps the target from being resolved or globbed", () => {
		const sent = words(curlCommand(request({ target: "/a/../b[1]?{x}" }), "https://gw.test"));
		expect(sent).toEqual(expect.arrayContaining(["--path-as-is", "-g", "https://gw.test/a/../b[1]?{x}"]));
	});

	it("sends a target that no URL can hold by itself", () => {
		const sent = words(curlCommand(request({ target: "*" }), "https://gw.test"));
		expect(sent.slice(-3)).toEqual(["--request-target", "*", "https://gw.test/"]);
	});

	it("names the host where it is not that of the address, and drops it where none was sent", () => {
		expect(words(curlCommand(request({ host: "public.test" }), "http://127.0.0.1:8787"))).toContain(
			"Host: public.test",
		);
		expect(words(curlCommand(request({ host: null }), "http://127.0.0.1:8787"))).toContain("Host:");
		expect(words(curlCommand(request(), "https://gw.test")).some((word) => word.startsWith("Host"))).toBe(false);
	});

	it("sends an empty header, and no content type of curl's own", () => {
		const sent = words(
			curlCommand(request({ method: "POST", headers: [["X-Empty", ""]], body: Buffer.from("{}") }), "https://gw.test"),
		);
		expect(sent).toEqual(expect.arrayContaining(["X-Empty;", "Content-Type:", "--data-binary", "{}"]));
	});

	it("gives bodies that are not text by a pipe", () => {
		const bytes = curlCommand(request({ body: Buffer.from([0, 255]) }), "https://gw.test");
		expect(bytes).toMatch(/^printf %s 'AP8=' \| base64 -d \| curl /);
		const filled = curlCommand(request({ body: Buffer.alloc(100_000, "x") }), "https://gw.test");
		expect(filled).toMatch(/^head -c 100000 \/dev\/zero \| tr '\\0' 'x' \| curl /);
	});

	it("says in comments what curl cannot send", () => {
		const command = curlCommand(
			request({ headers: [["X-A", "a\r\nb"]], target: "/\u00e9", framing: { kind: "bad-chunks", text: "zz" } }),
			"https://gw.test",
		);
		const comments = command.split("\n").filter((line) => line.startsWith("# "));
		expect(comments).toHaveLength(3);
		expect(command.split("\n")).toHaveLength(4);
	});
});
