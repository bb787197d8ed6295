import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { readJsonFile } from "../config/json-file.ts";
import { gatewayService, type Lab, type LabOptions, registryOf } from "../embedded/index.ts";
import { describeOutcome } from "../engine/answer.ts";
import { freshRandom } from "../engine/random.ts";
import type { Io } from "./io.ts";
import { startEmbedded } from "./start-lab.ts";
import { untilInterrupted } from "./until-interrupted.ts";
import { UsageError } from "./usage-error.ts";
import { writeJson } from "./write-json.ts";

export interface GatewayOptions {
	host: string;
	port?: number;
	echoPort?: number;
	issuerPort?: number;
	config?: string;
	writeConfig?: string;
}

/** `countersign gateway`: runs the reference gateway until it is interrupted. */
export async function gateway(options: GatewayOptions, io: Io): Promise<void> {
	const { writeConfig } = options;
	const lab = await startEmbedded(labOptions(options, io));
	try {
		await refuseIfBroken(lab, options.config ?? "the usual configuration");
		if (writeConfig !== undefined) writeJson(resolve(io.cwd, writeConfig), { ...lab.runnerConfig(), direct: true });
		await io.stdout.write(announcement(lab, writeConfig));
		await untilInterrupted(io.interrupted);
	} finally {
		await lab.dispose();
	}
}

/** Where everything listens, and what a newcomer may do with it. */
function announcement({ target, peers, isFound }: Lab, config: string | undefined): string {
	const next =
		config === undefined
			? "To test it, write a config that fits: --write-config countersign.json"
			: `config    ${config}\n\nTo test it: countersign conform --config ${config}`;
	const keys = isFound
		? "countersign keys list   (see: countersign keys --help)"
		: "not of this gateway: another one of this machine has its name, and is what `countersign keys` reaches";
	return [
		`gateway   ${target.baseUrl}   (try: curl ${target.baseUrl}/hi)`,
		`upstream  ${peers.echo.url}   answers with what it saw`,
		`issuer    ${peers.issuer.url}`,
		`keys      ${keys}`,
		next,
		"Its keys are published test keys. Interrupt to stop.",
		"",
	].join("\n");
}

function labOptions({ host, port, echoPort, issuerPort, config }: GatewayOptions, { cwd, env }: Io): LabOptions {
	return {
		instances: [{ name: gatewayService }],
		registry: registryOf(env),
		host,
		...(port === undefined ? {} : { port }),
		peerPorts: {
			...(echoPort === undefined ? {} : { echo: echoPort }),
			...(issuerPort === undefined ? {} : { issuer: issuerPort }),
		},
		config: {
			// A port that nobody knows before it is taken cannot be listed.
			...(port === 0 ? { hosts: [] } : {}),
			...(config === undefined ? {} : readJsonFile(resolve(cwd, config), z.record(z.string(), z.json()))),
		},
	};
}

/**
 * A gateway that cannot read its configuration answers every request with an error; its log says why. Throws a `UsageError`
 * with these words.
 */
export async function refuseIfBroken({ target, logs }: Pick<Lab, "target" | "logs">, file: string): Promise<void> {
	const moment = { now: () => Date.now() / 1000, random: freshRandom, runId: "gateway" };
	const { request } = await target.build({ credential: "none" }, moment);
	const outcome = await target.transport.send(request);
	if (outcome.ok && outcome.answer.status < 500) return;
	const last = (await lastLine(logs)) ?? describeOutcome(outcome);
	// The runtime puts its own words before what the gateway says of its fields.
	const problems = /CONFIG\..*/s.exec(last)?.[0] ?? last;
	throw new UsageError(`${file}: the gateway does not work under this configuration: ${problems}`);
}

/** A line of the log may come later than the answer; undefined where none comes. */
async function lastLine(logs: Lab["logs"]): Promise<string | undefined> {
	const until = performance.now() + mostLogDelayMs;
	while (logs().length === 0 && performance.now() < until) await setTimeout(20);
	return logs().at(-1);
}

const mostLogDelayMs = 5000;
