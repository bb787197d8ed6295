import type { Check, ScenarioCheck } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted, orRewritten, refused } from "./expect.ts";
import { inOrder } from "./series.ts";
import { signedRead } from "./signed.ts";

export const otherHost = refused(["invalid_credentials", "misdirected_request"]);
/** Where an edge takes the port away that it takes for the usual one, the signature fits what the gateway sees. */
const otherPort = orRewritten(otherHost, accepted());

/** A check that the port which is not signed is that of the target's public scheme, 80 or 443 (HMAC-CANON-07). */
export function defaultPortCheck(check: Pick<Check, "id" | "needs">): ScenarioCheck {
	return scenario({
		...check,
		title: "takes the default port for no port, and another one for another host",
		severity: "low",
		threats: ["CAN-43", "CAN-07"],
		references: ["RFC 9110 §4.2.3", "CVE-2021-39155"],
		run: async (trial) => {
			const { request } = await trial.prepare(signedRead);
			const port = /:\d+$/.exec(request.host ?? "")?.[0];
			const sentTo = async (host: string) => trial.exchange({ ...signedRead, after: [{ set: ["Host", host] }] });
			if (port !== undefined) {
				// Whoever is reached at a port of its own is another host without it.
				const host = (request.host ?? "").slice(0, -port.length);
				return trial.judge.expect(await sentTo(host), otherHost);
			}
			return inOrder(trial, [
				async () => trial.judge.expect(await sentTo("{host}:{default-port}"), accepted()),
				async () => trial.judge.expect(await sentTo("{host}:{other-port}"), otherPort),
			]);
		},
	});
}
