import { parseArgs } from "node:util";
import { crashAgainAndAgain } from "./crashes.ts";
import { startEdgeLab } from "./edge-lab.ts";

/**
 * `npm run crashes -- [--cycles N]` kills the process of the admission objects N times within a burst of requests, starts it again
 * over its disk, and counts what came of each nonce. It ends with 1 where a promise was not kept.
 */

const { cycles } = parseArgs({ options: { cycles: { type: "string", default: "1000" } } }).values;
if (!/^[1-9]\d{0,5}$/.test(cycles)) {
	process.stderr.write("usage: npm run crashes -- [--cycles N]\n");
	process.exit(2);
}
const lab = await startEdgeLab({ places: ["DUB"], home: "DUB" });
try {
	const all = await crashAgainAndAgain(lab, Number(cycles), (so) => {
		if (so.cycles % 50 === 0) process.stderr.write(`${so.cycles} of ${cycles} crashes, ${so.wrong.length} wrong\n`);
	});
	process.stdout.write(
		[
			`${all.cycles} crashes (SIGKILL) within bursts of requests`,
			`${all.before} requests were acknowledged before the crash, ${all.after} after it by being asked for again; sent once more, ${all.remembered} were refused as replays`,
			`${all.unknown} were answered 503; sent again, ${all.admittedLater} were admitted, ${all.refusedLater} had been`,
			`${all.wrong.length} wrong`,
			...[...new Set(all.wrong)].map((one) => `  ${one}`),
			"",
		].join("\n"),
	);
	process.exitCode = all.wrong.length === 0 ? 0 : 1;
} finally {
	await lab.dispose();
}
