/** Checks of a MUST that no mutant and no coarse fault fails, and why none can. */
export interface Unseen {
	readonly checks: readonly string[];
	readonly reason: string;
}

const platform =
	"The platform of the Worker answers such bytes itself, or hands them over repaired, before any code of a gateway runs.";

/** One that fails for some mutant after all does not belong here, and fails the test. */
export const unseen: readonly Unseen[] = [
	{
		reason: platform,
		checks: [
			"REQ-01/spelt-lower-case",
			"REQ-01/spelt-capitalised",
			"REQ-01/spelt-gets",
			"REQ-01/spelt-foo",
			"REQ-04/empty",
			"REQ-04/missing",
			"REQ-06/declared-20-digits",
			"REQ-06/declared-400-digits",
			"REQ-08/empty",
			"REQ-09/both-lengths",
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
			"HMAC-HDR-04/blanks-around-key-id",
			"HMAC-HDR-04/blanks-around-timestamp",
			"HMAC-HDR-04/blanks-around-nonce",
			"HMAC-HDR-04/blanks-around-content-hash",
			"HMAC-HDR-04/blanks-around-signature",
			"HMAC-HDR-04/folded-nonce",
			"HMAC-HDR-10/any-case",
			"HMAC-CANON-09/blanks-around",
			"HMAC-CANON-09/any-name-case",
			"SORT-03/control",
			"SORT-03/delete",
			"CRED-05/beside-a-signature",
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
	{ checks: ["REQ-02/64-kilobytes"], reason: "The platform answers a target of that length itself." },
	{
		checks: ["JWT-ALG-04/es256"],
		reason: "Every plain token is of this algorithm, so that its twin is the same request.",
	},
	{
		checks: ["JWT-ALG-04/es256-other-s"],
		reason:
			"Half of all honest signatures have the other S, and a gateway that refused those would refuse the twin too.",
	},
	{
		checks: [
			"AUTHZ-02/one-more-character",
			"HMAC-BODY-03/length-zero",
			"HMAC-BODY-03/no-body",
			"HMAC-CANON-09/empty-is-none",
			"SORT-01/tilde-plain",
			"SORT-04/equals-sign",
			"SORT-04/no-equals-sign",
			"SORT-04/plus-is-a-space",
			"SORT-04/semicolon-is-no-separator",
			"SORT-05/none",
			"SORT-06/characters-no-parser-wants",
			"SORT-06/delimiters-encoded",
			"SORT-06/delimiters-plain",
			"SORT-06/lower-case-triplets",
			"SORT-07/spelt-alike",
		],
		reason:
			"What these ask to be accepted is so near to their twin that every fault of the matrix which refuses the one refuses the other first; gateways that refuse everything fail them.",
	},
];
