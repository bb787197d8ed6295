/** Checks of a MUST that no mutant and no coarse fault fails, and why none can. */
export interface Unseen {
	readonly checks: readonly string[];
	readonly reason: string;
}

/** One that fails for some mutant after all does not belong here, and fails the test. */
export const unseen: readonly Unseen[] = [
	{
		reason: "The platform of the Worker answers such bytes itself, before any code of a gateway runs.",
		checks: [
			"REQ-01/spelt-lower-case",
			"REQ-01/spelt-capitalised",
			"REQ-01/spelt-gets",
			"REQ-01/spelt-foo",
			"REQ-02/64-kilobytes",
			"REQ-04/empty",
			"REQ-04/missing",
			"REQ-06/declared-20-digits",
			"REQ-06/declared-400-digits",
			"TGT-02/no-slash",
			"TGT-02/backslash-first",
			"TGT-05/path-less-than",
			"TGT-05/path-greater-than",
			"TGT-05/path-grave-accent",
			"TGT-05/query-quotation-mark",
			"TGT-05/query-less-than",
			"TGT-05/query-greater-than",
			"TGT-05/path-latin-1",
			"TGT-05/path-control",
			"TGT-05/path-delete",
			"TGT-05/query-control",
			"TGT-05/path-space",
			"TGT-05/path-tab",
			"TGT-05/path-nul",
			"TGT-05/replacement-character",
			"HMAC-HDR-04/folded-nonce",
			"SORT-03/control",
			"SORT-03/delete",
			"ANS-05/target-raw-byte",
			"ANS-05/signed-target-raw-byte",
			"ANS-05/target-control",
			"ANS-05/signed-target-control",
			"ANS-05/target-delete",
			"ANS-05/signed-target-delete",
			"ANS-05/target-braces",
			"ANS-05/signed-target-braces",
			"ANS-05/hmac-body-huge-length",
			"ANS-05/jwt-body-huge-length",
			"ANS-08/hostile-target",
		],
	},
	{
		reason: "The platform removes the white space at the ends of a field, so that a Worker sees the twin.",
		checks: [
			"HMAC-HDR-04/blanks-around-key-id",
			"HMAC-HDR-04/blanks-around-timestamp",
			"HMAC-HDR-04/blanks-around-nonce",
			"HMAC-HDR-04/blanks-around-content-hash",
			"HMAC-HDR-04/blanks-around-signature",
			"HMAC-CANON-09/blanks-around",
		],
	},
	{
		reason: "The platform puts the names of fields into lower case, so that a Worker sees the twin.",
		checks: ["HMAC-HDR-10/any-case", "HMAC-CANON-09/any-name-case"],
	},
	{
		reason: "The platform leaves out these fields where they are empty, so that a Worker sees the twin.",
		checks: ["REQ-08/empty", "HMAC-CANON-09/empty-is-none", "CRED-05/beside-a-signature"],
	},
	{
		checks: ["JWT-ALG-04/es256"],
		reason: "Every plain token is of this algorithm, so that its twin is the same request.",
	},
	{
		checks: ["JWT-ALG-04/es256-other-s"],
		reason:
			"Half of all honest signatures have the other S: whoever refused those would refuse the twin too, one time out of two.",
	},
];
