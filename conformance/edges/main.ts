import { parseArgs } from "node:util";
import { startEdgeLab, usualPlaces } from "./edge-lab.ts";
import { measureLatency } from "./latency.ts";
import { latencyLines, trialLines } from "./report.ts";
import {
	keySetOncePerPlace,
	placeDown,
	raceOfPlaces,
	replayElsewhere,
	revokedEverywhere,
	rollingDeployment,
	type Trial,
} from "./trials.ts";

/**
 * `npm run edges -- [--places LHR,NRT,…] [--home DUB] [--rounds N] [--times N]` starts the gateway at several points of
 * presence on this machine, tries on them what only several can show, and prints what was seen. It ends with 1 where a promise
 * was not kept.
 */

const usage = "usage: npm run edges -- [--places LHR,NRT,…] [--home DUB] [--rounds N] [--times N]";

function readArguments(): { places: string; home: string; rounds: string; times: string } {
	const options = {
		places: { type: "string", default: usualPlaces.join(",") },
		home: { type: "string", default: "DUB" },
		rounds: { type: "string", default: "100" },
		times: { type: "string", default: "20" },
	} as const;
	try {
		return parseArgs({ options }).values;
	} catch (error) {
		return refuse(error instanceof Error ? error.message : String(error));
	}
}

function refuse(problem: string): never {
	process.stderr.write(`${problem}\n${usage}\n`);
	process.exit(2);
}

function whole(text: string): number {
	return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : refuse(`${text} is no number of times`);
}

const given = readArguments();
const [rounds, times] = [whole(given.rounds), whole(given.times)];
const lab = await startEdgeLab({ places: given.places.split(","), home: given.home }).catch((error: unknown) =>
	refuse(error instanceof Error ? error.message : String(error)),
);
const say = (text: string) => process.stdout.write(`${text}\n`);
try {
	say(`Places  ${lab.places.map(({ place, roundTripMs }) => `${place.city} ${roundTripMs} ms`).join(", ")}`);
	say(
		`Home    ${lab.home.city}; a change in the key store is seen elsewhere after ${lab.keyValues.delayMs / 1000} s\n`,
	);
	say(`${latencyLines(await measureLatency(lab, times))}\n`);
	const trials: Trial[] = [];
	for (const trial of [
		() => replayElsewhere(lab),
		() => raceOfPlaces(lab, rounds),
		() => revokedEverywhere(lab),
		() => keySetOncePerPlace(lab, times),
		() => placeDown(lab, lab.places[1]?.place.code ?? ""),
		() => rollingDeployment(lab),
	]) {
		const done = await trial();
		say(trialLines([done]));
		trials.push(done);
	}
	process.exitCode = trials.some(({ wrong }) => wrong.length > 0) ? 1 : 0;
} finally {
	await lab.dispose();
}
