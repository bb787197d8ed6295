/** Where both schemes ask for the same: the cases of countersign-v1 under sorted-query. */
import { signingFile, text } from "../make/signing.ts";
import { verificationFile } from "../make/verification.ts";
import { signBodyCases } from "./v1-sign-body.ts";
import { signRefusedCases } from "./v1-sign-refused.ts";
import { verifyBodyBase, verifyBodyCases } from "./v1-verify-body.ts";
import { verifyFieldCases } from "./v1-verify-fields.ts";
import { verifyFreshnessCases } from "./v1-verify-freshness.ts";
import { verifyKeyCases } from "./v1-verify-keys.ts";
import { verifyReplayCases } from "./v1-verify-replay.ts";

const SCHEME = "sorted-query";

export const sortedSignBody = signingFile(
	"sorted-sign-body",
	SCHEME,
	"The body and its hash, byte for byte.",
	signBodyCases,
	{
		method: "POST",
		headers: [["Content-Type", "application/json"]],
		bodyBase64: text('{"a":1}'),
	},
);

export const sortedSignRefused = signingFile(
	"sorted-sign-refused",
	SCHEME,
	"What a signer refuses instead of signing something that no gateway accepts; targets apart.",
	signRefusedCases,
);

// The forms of the hash and of the signature are the scheme's own, and stand in sorted-verify-request.
export const sortedVerifyFields = verificationFile(
	"sorted-verify-fields",
	SCHEME,
	"The grammar of the header fields that both schemes have, each defect signed where a signature can cover it.",
	verifyFieldCases.filter(({ slug }) => !/^(?:signature|content-hash)-/.test(slug)),
);

export const sortedVerifyFreshness = verificationFile(
	"sorted-verify-freshness",
	SCHEME,
	"The timestamp against the gateway's clock, with the clock given.",
	verifyFreshnessCases,
);

export const sortedVerifyKeys = verificationFile(
	"sorted-verify-keys",
	SCHEME,
	"Known, unknown, revoked, expired, rotating and unusable keys. The secrets of a record are those of keys.json that are not retired.",
	verifyKeyCases,
);

export const sortedVerifyBody = verificationFile(
	"sorted-verify-body",
	SCHEME,
	"The content hash against the bytes that arrived.",
	verifyBodyCases,
	verifyBodyBase,
);

export const sortedVerifyReplay = verificationFile(
	"sorted-verify-replay",
	SCHEME,
	"Admission with what has been admitted before as given state.",
	verifyReplayCases,
);
