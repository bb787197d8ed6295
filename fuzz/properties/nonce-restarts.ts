import { randomBytes } from "node:crypto";
import { type CommandChoice, nonceCommands } from "../arbitraries/nonce-commands.ts";
import { checkable } from "../checkable.ts";
import { nonceHistoryKinds } from "../kinds/nonce-history-kinds.ts";
import { noncesAreAdmittedOnce } from "../laws/nonce-history.ts";
import type { Property } from "../property.ts";
import { rigNonces } from "../subjects/rig-nonces.ts";
import { openOnRig, rigKeyIds } from "./on-the-rig.ts";

const choice: CommandChoice = {
	manners: ["head", "elsewhere", "hangs-up", "forged", "wrong-body", "upstream-fails"],
	disturbances: ["restart", "prune"],
	cuts: ["kill", "kill", "tear-down"],
	places: true,
	maxCommands: 12,
	maxCopies: 6,
};

export const nonceRestarts: Property = {
	id: "nonce-restarts",
	group: "nonce",
	title: "a nonce is admitted once although the process is killed in the middle of its work and started over its disk",
	requirements: [
		...["HMAC-NONCE-01", "HMAC-NONCE-02", "HMAC-NONCE-03", "HMAC-NONCE-04", "HMAC-NONCE-05", "HMAC-NONCE-09"],
		...["HMAC-SIG-04", "HMAC-BODY-01", "HMAC-TIME-01", "HMAC-TIME-02"],
	],
	severity: "critical",
	where: "workerd",
	runs: 25,
	share: 0.5,
	open: (place) =>
		openOnRig(place, ({ rig, runId }) => {
			const law = noncesAreAdmittedOnce(
				() => rigNonces({ rig, runId, keyIds: rigKeyIds }),
				() => randomBytes(6).toString("hex"),
			);
			return checkable(nonceCommands(choice), law, { kinds: nonceHistoryKinds(choice) });
		}),
};
