import type { Need } from "../engine/check.ts";
import { example, given, type Json, Members } from "./commented-json.ts";
import { type DocumentParts, noted } from "./document-parts.ts";

const scheme =
	'How requests are signed: "countersign-v1", "sorted-query", or the path of a scheme file (npx countersign schema scheme).';

/** The members of signed requests; as an example where requests are not signed. */
export function hmacMembers({ answers, notes, checksFor }: DocumentParts) {
	const { keyId, secret } = answers;
	if (answers.scheme === undefined || keyId === undefined || secret === undefined) {
		return [
			example(
				{ scheme: "countersign-v1", hmac: { keys: { primary: keyAt("live_org_ci", "CI_HMAC_SECRET") } } },
				`If callers may sign their requests, too. ${checksFor("hmac")}`,
			),
		];
	}
	const primary = given("primary", { id: keyId, secret: { ...secret } }, "The key that the runner signs with.");
	return [
		given("scheme", answers.scheme, scheme),
		given(
			"hmac",
			new Members([given("keys", new Members([primary, ...otherKeys(checksFor)]))]),
			noted(
				'Keys of the gateway. A secret never stands here, only its place: { "env": NAME } or { "file": PATH }.',
				notes.hmac,
			),
		),
	];
}

function keyAt(id: string, variable: string): { [name: string]: Json } {
	return { id, secret: { env: variable } };
}

function otherKeys(checksFor: (...needs: readonly Need[]) => string) {
	const worth = (says: string, need: Need): string => `${says} ${checksFor(need)}`;
	return [
		example(
			{ second: keyAt("live_org_ci_2", "CI_SECOND_SECRET") },
			worth("Another client's: does one key's nonce or secret count for another's?", "hmac.second"),
		),
		example(
			{ readOnly: keyAt("live_org_reader", "CI_READER_SECRET") },
			worth("One without the scopes of routes.write.", "hmac.readOnly"),
		),
		example(
			{ revoked: keyAt("live_org_revoked", "CI_REVOKED_SECRET") },
			worth("One that was revoked, and must not be let in.", "hmac.revoked"),
		),
		example(
			{ expired: keyAt("live_org_expired", "CI_EXPIRED_SECRET") },
			worth("One whose time is over.", "hmac.expired"),
		),
		example(
			{
				rotated: {
					id: "live_org_rotated",
					secrets: [{ env: "CI_NEW_SECRET" }, { env: "CI_OLD_SECRET" }],
					retired: { env: "CI_RETIRED_SECRET" },
				},
			},
			worth("One with two active secrets, and one that it had before.", "hmac.rotated"),
		),
		example(
			{ smallQuota: { ...keyAt("live_org_small", "CI_SMALL_SECRET"), quota: { requests: 5, seconds: 60 } } },
			worth(
				"One that nobody else uses and that may be used up, with what it may ask: does its quota hold?",
				"hmac.smallQuota",
			),
		),
		example(
			{
				revocable: {
					...keyAt("live_org_spare", "CI_SPARE_SECRET"),
					revoke: ["./revoke-key.sh", "live_org_spare"],
					restore: ["./restore-key.sh", "live_org_spare"],
				},
			},
			"One that nobody else uses: how long is it accepted after it is revoked? (--measure revocation-delay)",
		),
	];
}
