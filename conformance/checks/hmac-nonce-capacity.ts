import type { Probe } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { ownKey } from "./own-key.ts";
import { inOrder } from "./series.ts";

/** As many as a gateway with short limits remembers of a key. */
const remembered = 3;

/** HMAC-NONCE-10: a full store lets nothing new in, and nothing old. */
export const hmacNonceCapacityChecks: readonly Check[] = [
	scenario({
		id: "HMAC-NONCE-10/full",
		title: "refuses a new nonce when it can remember no more, and goes on refusing every one that it admitted",
		severity: "high",
		threats: ["NON-22", "NON-36"],
		references: ["CWE-294", "CWE-770"],
		needs: ["hmac", "keystore", "short-limits"],
		run: async (trial) => {
			const key = await ownKey(trial.keys);
			const admitted = Array.from({ length: remembered }, (_, index) => `nonce-${index}-${key.id.slice(-16)}`);
			const under = (nonce: string) => key.signing({ sign: { nonce } });
			return inOrder(trial, [
				...admitted.map((nonce) => async () => trial.judge.expect(await trial.exchange(under(nonce)), accepted())),
				async () => trial.judge.expect(await trial.exchange(key.signing()), refused("replay_capacity_exceeded")),
				...admitted.map(
					(nonce) => async () => trial.judge.expect(await trial.exchange(under(nonce)), refused("nonce_replayed")),
				),
			]);
		},
	}),
	scenario({
		id: "HMAC-NONCE-10/replays-take-no-room",
		title: "lets as many nonces in after it has refused replays as it would have without them",
		severity: "medium",
		threats: ["NON-36"],
		references: ["CWE-770"],
		needs: ["hmac", "keystore", "short-limits"],
		run: async (trial) => {
			const key = await ownKey(trial.keys);
			const spent = key.signing({ sign: { nonce: `nonce-once-${key.id.slice(-16)}` } });
			const asked = (probe: Probe, expectation: Expectation) => async () =>
				trial.judge.expect(await trial.exchange(probe), expectation);
			return inOrder(trial, [
				asked(spent, accepted()),
				...Array.from({ length: remembered }, () => asked(spent, refused("nonce_replayed"))),
				...Array.from({ length: remembered - 1 }, () => asked(key.signing(), accepted())),
				asked(key.signing(), refused("replay_capacity_exceeded")),
			]);
		},
	}),
];
