import { resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { z } from "zod";
import { readJsonFile } from "../config/json-file.ts";
import {
	type EdgeLab,
	type EdgeLabOptions,
	pairOf,
	type RoundTrips,
	runnerConfigOf,
	startEdgeLab,
} from "../edges/index.ts";
import { MiniflareMissing } from "../embedded/index.ts";
import type { Io } from "./io.ts";
import { keepingSignals } from "./keeping-signals.ts";
import { untilInterrupted } from "./until-interrupted.ts";
import { UsageError } from "./usage-error.ts";
import { writeJson } from "./write-json.ts";

export interface GatewayEdgesOptions {
	/** Codes of the places. */
	edges: readonly string[];
	home: string;
	/** Seconds. */
	keyStoreDelay: number;
	/** File with round trips. */
	roundTrips?: string;
	writeConfig?: string;
}

/** Round trips in milliseconds, for example `{ "LHR DUB": 8 }`. */
const RoundTripsFile = z.record(
	z.string().regex(/^[A-Z]{3} [A-Z]{3}$/, "two codes of places with a blank between them"),
	z.number().min(0).max(10_000),
);

function readRoundTrips(file: string): RoundTrips {
	const told = Object.entries(readJsonFile(file, RoundTripsFile));
	return Object.fromEntries(told.map(([pair, ms]) => [pairOf(pair.slice(0, 3), pair.slice(4)), ms]));
}

/** `countersign gateway --edges`: the gateway at several points of presence, until it is interrupted. */
export async function gatewayEdges(
	{ edges, home, keyStoreDelay, roundTrips, writeConfig }: GatewayEdgesOptions,
	io: Io,
	input: Readable,
): Promise<void> {
	const told = roundTrips === undefined ? {} : { roundTrips: readRoundTrips(resolve(io.cwd, roundTrips)) };
	const lab = await start({ places: edges, home, keyValuesDelayMs: keyStoreDelay * 1000, ...told });
	const lines = createInterface({ input });
	try {
		if (writeConfig !== undefined) writeJson(resolve(io.cwd, writeConfig), runnerConfigOf(lab));
		await io.stdout.write(announcement(lab, writeConfig));
		// One command after the other, in the order in which they came.
		let done: Promise<void> = Promise.resolve();
		lines.on("line", (line) => {
			done = done.then(async () => io.stdout.write(`${await obey(lab, line.trim())}\n`));
		});
		await untilInterrupted(io.interrupted);
		await done;
	} finally {
		lines.close();
		await lab.dispose();
	}
}

async function start(options: EdgeLabOptions): Promise<EdgeLab> {
	try {
		return await keepingSignals(() => startEdgeLab(options));
	} catch (error) {
		if (error instanceof MiniflareMissing || error instanceof RangeError) throw new UsageError(error.message);
		throw error;
	}
}

const commands = "down PLACE, up PLACE, cut PLACE, deploy VERSION, revoke KEY, state";

function announcement(lab: EdgeLab, config: string | undefined): string {
	const places = lab.places.map(
		({ place, roundTripMs }) =>
			`${place.code}  ${lab.anycast.urlFrom(place.code)}  for clients in ${place.city}; ${roundTripMs} ms to the admission objects`,
	);
	const edges = lab.places.map(({ place }) => `--edge ${place.code}=${lab.anycast.urlFrom(place.code)}`).join(" ");
	const delay = lab.keyValues.delayMs / 1000;
	return [
		...places,
		`The admission objects are in ${lab.home.city}; a change in the key store is seen elsewhere after ${delay} s.`,
		"Its keys are published test keys.",
		"",
		`To test it: ${config === undefined ? "write a config with --write-config countersign.json, then " : ""}countersign conform --config ${config ?? "countersign.json"} ${edges}`,
		`Commands: ${commands}. Interrupt to stop.`,
		"",
	].join("\n");
}

/** Does as an operator says, and says what came of it. */
async function obey(lab: EdgeLab, line: string): Promise<string> {
	const [verb = "", object = ""] = line.split(/\s+/);
	try {
		switch (verb) {
			case "":
				return "";
			case "down":
				await lab.takeDown(object);
				return state(lab);
			case "cut":
				await lab.cutOff(object);
				return state(lab);
			case "up":
				await lab.bringUp(object);
				return state(lab);
			case "deploy":
				for (const { place } of lab.places) await lab.deploy(place.code, object === "" ? "v2" : object);
				return state(lab);
			case "revoke":
				return await revoke(lab, object);
			case "state":
				return state(lab);
			default:
				return `There is no command ${verb}. There are: ${commands}.`;
		}
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

function state(lab: EdgeLab): string {
	return lab.places
		.map(({ place, version, fetches }) => `${place.code} ${version() ?? "down"}, ${fetches()} fetches of the key set`)
		.join("; ");
}

async function revoke(lab: EdgeLab, keyId: string): Promise<string> {
	const text = await lab.keyring("show", keyId);
	if (typeof text !== "string") return `There is no key ${keyId}.`;
	const record: unknown = JSON.parse(text);
	const version = typeof record === "object" && record !== null && "version" in record ? Number(record.version) : 0;
	const revoked = { ...(record as Record<string, unknown>), status: "revoked", version: version + 1 };
	const told = await lab.keyring("put", keyId, JSON.stringify(revoked));
	return told === "done" ? `${keyId} is revoked everywhere.` : `${keyId} was not revoked: ${String(told)}.`;
}
