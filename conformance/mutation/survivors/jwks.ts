import type { Explanation } from "../explanation.ts";

const file = "gateway/src/jwks.ts";

export const jwksSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"Only a symmetric key is imported as bytes, and no entry of that type has got so far; the line is for the compiler.",
		mutants: [
			{ from: "key instanceof Uint8Array", to: "false" },
			{ from: "{ return undefined; }", inLine: "if (key instanceof Uint8Array) {" },
		],
	},
	{
		file,
		reason: "Whatever is thrown is a failed fetch, by its own words or those of the runtime, and nobody is told which.",
		mutants: [
			{ from: "response.body?.cancel", to: "response.body.cancel" },
			{ from: '"the issuer did not answer 200"' },
			{ from: '"too_large"', to: '""' },
			{ from: 'body === "too_large"', to: "false" },
			{ from: "text === undefined", to: "false" },
			{ from: "!Array.isArray(entries)", to: "false" },
			{ from: '"the key set has no usable key"' },
			{ from: '{ throw new Error("the key set is not an object with an array of keys"); }' },
			{ from: '"the key set is not an object with an array of keys"' },
		],
	},
	{
		file,
		reason: "The function ends there, and what it then returns is undefined too.",
		mutants: [{ from: "{ return undefined; }", inLine: "} catch {" }],
	},
	{
		file,
		reason: "What the gateway says to the issuer of what it accepts is its own; key-set.contract.ts reads it.",
		mutants: [{ from: '{ accept: "application/json" }' }, { from: '"application/json"' }],
	},
	{
		file,
		reason:
			"The library and the runtime import no key of another type under an algorithm, nor one of another curve than Ed25519; the gateway does not lean on either.",
		mutants: [
			{ from: 'entry["kty"] === "RSA"', to: "true" },
			{ from: 'entry["kty"] === "EC"', to: "true" },
			{ from: 'entry["kty"] === "OKP" && entry["crv"] === "Ed25519"', to: "true" },
			{
				from: 'entry["kty"] === "OKP" && entry["crv"] === "Ed25519"',
				to: 'entry["kty"] === "OKP" || entry["crv"] === "Ed25519"',
			},
			{ from: 'entry["kty"] === "OKP"', to: "true" },
			{ from: 'entry["crv"] === "Ed25519"', to: "true" },
		],
	},
];
