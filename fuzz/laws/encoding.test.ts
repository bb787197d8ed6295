import { describe, expect, it } from "vitest";
import { encodingCase } from "../arbitraries/encoding-case.ts";
import { checkable } from "../checkable.ts";
import { coreCodecs } from "../subjects/codecs.ts";
import { type Codec, type EncodingName, encodingsAreBijections } from "./encoding.ts";

const search = (codecs: Readonly<Record<EncodingName, Codec>>) =>
	checkable(encodingCase, encodingsAreBijections(codecs)).search({ seed: 20_260_109, runs: 4000 });

const lenient = (encoding: EncodingName, decode: Codec["decode"]) => ({
	...coreCodecs,
	[encoding]: { ...coreCodecs[encoding], decode },
});

describe("encodings are bijections", () => {
	it("in the core", async () => {
		expect(await search(coreCodecs)).toMatchObject({ kind: "held" });
	});

	it.each<[string, Readonly<Record<EncodingName, Codec>>, string]>([
		["hexadecimal in any case", lenient("hex", (text) => coreCodecs.hex.decode(text.toLowerCase())), "HMAC-HDR-09"],
		["half a byte", lenient("hex", (text) => coreCodecs.hex.decode(text.slice(0, text.length & ~1))), "HMAC-HDR-09"],
		["base64 as Node reads it", lenient("base64", (text) => Buffer.from(text, "base64")), "SORT-09"],
		[
			"unused bits",
			lenient("base64url", (text) => (/^[\w-]*$/.test(text) ? Buffer.from(text, "base64url") : undefined)),
			"JWT-FORM-03",
		],
		["padding", lenient("base64url", (text) => coreCodecs.base64url.decode(text.replace(/=+$/, ""))), "JWT-FORM-03"],
		["white space", lenient("base64", (text) => coreCodecs.base64.decode(text.replace(/\s/g, ""))), "SORT-09"],
		["nothing", lenient("base64url", () => undefined), "JWT-FORM-03"],
	])("unless a decoder reads %s", async (_, codecs, requirement) => {
		expect(await search(codecs)).toMatchObject({ kind: "broken", violation: { requirement } });
	});
});
