import { randomBytes } from "node:crypto";
import { type CommandChoice, nonceCommands } from "../arbitraries/nonce-commands.ts";
import { checkable } from "../checkable.ts";
import { nonceHistoryKinds } from "../kinds/nonce-history-kinds.ts";
import { noncesAreAdmittedOnce } from "../laws/nonce-history.ts";
import type { Property } from "../property.ts";
import { rigNonces } from "../subjects/rig-nonces.ts";
import { openOnRig, rigKeyIds } from "./on-the-rig.ts";

/** When seconds no longer fit into 31 bits; so late that no alarm rings but by a command. */
const startMs = 2_147_483_648_000;

const choice: CommandChoice = {
	manners: ["head"],
	disturbances: ["prune", "prune", "clocks", "restart"],
	places: true,
	maxCommands: 16,
	maxCopies: 3,
	exact: true,
};

export const twoClocks: Property = {
	id: "two-clocks",
	group: "timestamp",
	title: "a timestamp passes by the clock of its place, and its nonce once, whatever that clock and the object's do",
	requirements: [
		...["HMAC-TIME-01", "HMAC-TIME-02", "HMAC-TIME-03", "HMAC-NONCE-01", "HMAC-NONCE-02", "HMAC-NONCE-03"],
		...["HMAC-NONCE-04", "HMAC-NONCE-08", "HMAC-NONCE-09"],
	],
	severity: "critical",
	where: "workerd",
	runs: 150,
	share: 0.5,
	open: (place) =>
		openOnRig(place, ({ rig, runId }) => {
			const law = noncesAreAdmittedOnce(
				() => rigNonces({ rig, runId, keyIds: rigKeyIds, startMs }),
				() => randomBytes(6).toString("hex"),
			);
			return checkable(nonceCommands(choice), law, { kinds: nonceHistoryKinds(choice) });
		}),
};
