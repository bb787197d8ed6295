import type { Check } from "../engine/check.ts";
import { accepted, either, refused, refusedAnywhere } from "./expect.ts";
import { pair, replayed } from "./nonce-pair.ts";
import { signedRead, signedWrite } from "./signed.ts";

/** HMAC-NONCE-05: whoever cannot sign, or sends another body, spends nothing. */
const unspent: Check[] = (
	[
		[
			"wrong-signature",
			"a wrong signature",
			{ ...signedRead, after: [{ flipCharacter: { header: "X-Signature", at: 10 } }] },
			"invalid_credentials",
			"high",
			["NON-07", "RAT-08"],
		],
		[
			"wrong-secret",
			"the secret of another key",
			{ ...signedRead, sign: { secret: "second-key" } },
			"invalid_credentials",
			"high",
			["NON-07", "RAT-08"],
		],
		[
			"wrong-body",
			"a body that does not fit its hash",
			{ ...signedWrite, after: [{ body: { text: "another" } }] },
			"content_hash_mismatch",
			"high",
			["NON-07"],
		],
		[
			"wrong-hash",
			"a hash that does not fit its body",
			{ ...signedRead, sign: { contentHash: "0".repeat(64) } },
			"content_hash_mismatch",
			"high",
			["NON-07"],
		],
		[
			"tampered-target",
			"a target that was changed",
			{ ...signedRead, after: [{ appendToTarget: "~x" }] },
			"invalid_credentials",
			"high",
			["NON-07"],
		],
		[
			"old-timestamp",
			"an old timestamp",
			{ ...signedRead, sign: { timestampOffset: -86_400 } },
			"timestamp_out_of_window",
			"medium",
			["NON-07"],
		],
	] as const
).map(([slug, what, first, code, severity, threats]) =>
	pair({
		id: `HMAC-NONCE-05/${slug}`,
		title: `does not spend the nonce of a request with ${what}`,
		severity,
		threats,
		references: ["GHSA-cmwq-5829-xw24", "CWE-645"],
		...(slug === "wrong-signature" ? { needs: ["countersign-v1"] } : {}),
		first,
		firstly: refused(code),
		secondly: accepted(),
	}),
);

/** HMAC-NONCE-05: of what came the hash cannot be known. */
const cutOff = pair({
	id: "HMAC-NONCE-05/cut-off-body",
	title: "does not spend the nonce of a request whose body was cut off",
	severity: "medium",
	threats: ["NON-07", "BOD-19"],
	references: ["CWE-645"],
	needs: ["countersign-v1"],
	first: { ...signedWrite, framing: { kind: "declared", declared: "1000", thenClose: true } },
	firstly: refusedAnywhere("malformed_request"),
	second: signedWrite,
	secondly: accepted(),
});

const echoing = { needs: ["echo.log"] } as const;

/** HMAC-NONCE-07: whatever became of the first request, its nonce is spent. */
const spent: Check[] = [
	pair({
		id: "HMAC-NONCE-07/no-scope",
		title: "does not give the nonce of a request back that it refused for its scope",
		severity: "medium",
		threats: ["NON-09"],
		first: { ...signedWrite, key: "readOnly" },
		// Whether the key lacks the scope is what AUTHZ-07 is about.
		firstly: either(refused("insufficient_scope"), accepted()),
		second: { ...signedRead, key: "readOnly" },
		secondly: replayed,
	}),
	pair({
		id: "HMAC-NONCE-07/no-route",
		title: "does not give the nonce of a request back for which there is no route",
		severity: "medium",
		threats: ["NON-09"],
		needs: ["countersign-v1"],
		first: { ...signedRead, route: "unknown" },
		firstly: refused("no_route"),
		secondly: replayed,
	}),
	...(
		[
			["upstream-error", "answers 500", "~status-500", accepted()],
			["upstream-unavailable", "answers 503", "~status-503", accepted()],
			["upstream-not-found", "answers 404", "~status-404", accepted()],
			["upstream-hangs-up", "hangs up", "~drop", refused("upstream_unreachable")],
		] as const
	).map(([slug, what, segment, firstly]) =>
		pair({
			id: `HMAC-NONCE-07/${slug}`,
			title: `does not give the nonce back when the upstream ${what}`,
			severity: "medium",
			threats: ["NON-09"],
			references: ["CWE-294"],
			...echoing,
			first: { ...signedRead, path: `{route}/${segment}` },
			firstly,
			secondly: replayed,
		}),
	),
];

/** HMAC-NONCE-08, as far as it can be seen without a clock of one's own: both ends of the window. */
const bothEnds: Check[] = (
	[
		["ahead", "ahead of", 240],
		["behind", "behind", -240],
	] as const
).map(([slug, what, timestampOffset]) =>
	pair({
		id: `HMAC-NONCE-08/timestamp-${slug}`,
		title: `remembers a nonce whose timestamp is far ${what} its clock`,
		severity: "critical",
		threats: ["NON-18", "NON-19", "NON-20"],
		needs: ["countersign-v1"],
		first: { ...signedRead, sign: { timestampOffset } },
		second: { ...signedRead, sign: { timestampOffset } },
		secondly: replayed,
	}),
);

/** HMAC-NONCE-05, 07 and 08: when a nonce is spent, and for how long. */
export const nonceSpendingChecks: readonly Check[] = [...unspent, cutOff, ...spent, ...bothEnds];
