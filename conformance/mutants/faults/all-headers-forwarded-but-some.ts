import type { Mutant } from "../mutant.ts";

const bad = [
	"authorization",
	"cookie",
	"host",
	"content-length",
	"transfer-encoding",
	"connection",
	"keep-alive",
	"te",
	"trailer",
	"upgrade",
	"expect",
];
const signedNames = ["x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"];
const identity = /^x[-_](?:auth[-_]type|client[-_]id|user[-_]id|org[-_]id|scopes)/;

export const allHeadersForwardedButSome: Mutant = {
	id: "all-headers-forwarded-but-some",
	sentence: "Forwards every header of the sender but for a list of bad ones.",
	breaks: ["FWD-06", "FWD-07"],
	also: ["ANS-05", "FWD-03", "FWD-09"],
	threats: ["FWD-05", "FWD-13"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		passedHeaders(sent, configured) {
			const headers = reference.passedHeaders(sent, configured);
			for (const [name, value] of sent) {
				if (![...bad, ...signedNames].includes(name) && !identity.test(name) && value !== "") {
					headers.set(name, value);
				}
			}
			return headers;
		},
	}),
};
