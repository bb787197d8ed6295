import type { Site } from "../laws/gateway-site.ts";
import { issuerInHand } from "../laws/site-issuer.ts";
import { setupOf } from "../models/gateway-setup.ts";
import type { UsableRig } from "../place.ts";

/** One place of a rig, whose clocks go on as they are told to, from `startMs` on in Unix milliseconds. */
export async function rigSite({ rig }: UsableRig, startMs: number): Promise<Site> {
	const { build, configuration, issuer, echo, keystore } = rig.target;
	if (configuration === undefined || issuer === undefined || echo === undefined || keystore === undefined) {
		throw new TypeError("a rig has all that is ours");
	}
	let nowMs = startMs;
	const setTimes = () => rig.setTimes({ here: nowMs, there: nowMs, objects: nowMs });
	await setTimes();
	const setup = setupOf(configuration);
	const inHand = issuerInHand(issuer, setup);
	// Nobody has asked it anything before.
	inHand.outlive();
	return {
		...{ name: "rig", setup, build, store: keystore },
		get transport() {
			return rig.transport("here");
		},
		restart: () => rig.restart(),
		issuer: inHand,
		admit: async () => {},
		now: () => nowMs / 1000,
		async advance(seconds) {
			nowMs += Math.round(seconds * 1000);
			await setTimes();
		},
		seen: (text) => echo.seen(text),
	};
}
