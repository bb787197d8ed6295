import { describe, expect, it } from "vitest";
import { parseHost } from "./host.ts";

describe("the host that is signed", () => {
	it.each<[string, number, string]>([
		["gw.test", 443, "gw.test"],
		["GW.Test", 443, "gw.test"],
		["gw.test:443", 443, "gw.test"],
		["gw.test:443", 80, "gw.test:443"],
		["gw.test:80", 80, "gw.test"],
		["gw.test:80", 443, "gw.test:80"],
		["gw.test:8443", 443, "gw.test:8443"],
		["gw.test:65535", 443, "gw.test:65535"],
		["gw.test.", 443, "gw.test."],
		["a_b-c", 443, "a_b-c"],
		["127.0.0.1:8787", 80, "127.0.0.1:8787"],
		["[::1]", 443, "[::1]"],
		["[::1]:443", 443, "[::1]"],
		["[2001:DB8::A]:8443", 443, "[2001:db8::a]:8443"],
		["[1:2:3:4:5:6:7:8]", 443, "[1:2:3:4:5:6:7:8]"],
		["[1:2:3:4:5:6:7::]", 443, "[1:2:3:4:5:6:7::]"],
		["[::]", 443, "[::]"],
		["[::ffff:192.0.2.1]", 443, "[::ffff:192.0.2.1]"],
		["a".repeat(253), 443, "a".repeat(253)],
	])("is %s at default port %d as %s", (text, defaultPort, expected) => {
		expect(parseHost(text, defaultPort)).toEqual({ ok: true, value: expected });
	});

	it.each([
		"",
		":443",
		"gw.test:",
		"gw.test:0",
		"gw.test:0443",
		"gw.test:65536",
		"gw.test:99999",
		"gw.test:443a",
		"gw.test:+443",
		"gw.test, gw.test",
		"user@gw.test",
		"gw.test/a",
		"gw.test?a",
		"gw.test#a",
		"gw test",
		" gw.test",
		"gw.test\n",
		"gw%2Etest",
		"gw\\test",
		"gé.test",
		// Its lower case is an ASCII k.
		"\u212Aa.test",
		"::1",
		"[::1",
		"[]",
		"[:]",
		"[...]",
		"[::1::2]",
		"[:::]",
		"[1:2:3:4:5:6:7]",
		"[1:2:3:4:5:6:7:8:9]",
		"[1:2:3:4:5:6:7:8::]",
		"[12345::]",
		"[g::]",
		"[::1%25eth0]",
		"[::192.0.2]",
		"[::192.0.2.256]",
		"[::192.0.2.01]",
		"[192.0.2.1::]",
		"[192.0.2.1]",
		"a".repeat(254),
	])("is refused when it is none: %j", (text) => {
		expect(parseHost(text, 443)).toMatchObject({ ok: false, refusal: { code: "malformed_request" } });
	});
});
