import type { RunnerConfig } from "../config/index.ts";
import type { Edge } from "../engine/edges.ts";
import type { Spares } from "../engine/spares.ts";
import type { Target } from "../engine/target.ts";
import type { Io } from "./io.ts";

/** What says which gateway is meant: nothing for the embedded one. */
interface TargetChoice {
	target?: string;
	config?: string;
	/** Where else the chosen gateway is reached. */
	edges?: readonly Edge[];
	/** The gateways besides the target that the checks may ask for. */
	spares: Spares;
}

export interface OpenTarget {
	target: Target;
	/** What the config says of pace, where there is one. */
	pace: Pick<RunnerConfig, "timeoutMs" | "rate" | "concurrency">;
	/** Publishes the keys of the runner's issuer, and makes sure that issuer and upstream obey. Throws a `ConfigError`. */
	ready(): Promise<void>;
	/** Words that choose the same target again. */
	words: readonly string[];
	close(): Promise<void>;
}

export type OpensTarget = (choice: TargetChoice, io: Io) => Promise<OpenTarget>;

/** Opens the target that was chosen. Throws a `ConfigError` for a config that cannot be used. */
export const openTarget: OpensTarget = async (choice, io) => {
	if (choice.target === undefined && choice.config === undefined) {
		const { mentionConfig } = await import("./config-nearby.ts");
		await mentionConfig(io);
		return openEmbedded(choice.spares);
	}
	const { resolve } = await import("node:path");
	const { configuredTarget } = await import("../config/index.ts");
	const { target: url, config: file, edges } = choice;
	const { target, config } = configuredTarget({
		...(file === undefined ? {} : { file: resolve(io.cwd, file) }),
		...(url === undefined ? {} : { target: url }),
		...(edges === undefined ? {} : { edges }),
		env: io.env,
	});
	const words = [
		...(file === undefined ? [] : ["--config", file]),
		...(url === undefined ? [] : ["--target", url]),
		...(edges ?? []).flatMap((edge) => ["--edge", `${edge.name}=${edge.url}`]),
	];
	const ready = () => readyPeers(target, file ?? "--target");
	return { target, pace: config, words, ready, close: () => restoreIssuer(target) };
};

/** Also an interrupted run, which may have been in the middle of it, leaves no set behind that nobody should take. */
async function restoreIssuer({ issuer, lendsItself }: Target): Promise<void> {
	// An issuer that has gone publishes nothing any more.
	if (lendsItself) await issuer?.set({ mode: "ok" }).catch(() => {});
}

/**
 * Publishes the keys of the runner's issuer, and makes sure that issuer and upstream obey. Throws a `ConfigError` that names
 * `file`.
 */
export async function readyPeers(
	{ issuer, lend, lendsItself, echo, platform }: Pick<Target, "issuer" | "lend" | "lendsItself" | "echo" | "platform">,
	file: string,
): Promise<void> {
	const { ConfigError } = await import("../config/index.ts");
	const remedy = "Is `countersign peers` running, and is this its address?";
	const trying = async (path: string, work: Promise<unknown> | undefined): Promise<void> => {
		try {
			await work;
		} catch (error) {
			throw new ConfigError(file, [{ path, message: error instanceof Error ? error.message : String(error), remedy }]);
		}
	};
	await trying("issuer.control", issuer?.set({ mode: "ok" }));
	if (lendsItself) await trying("issuer.control", takeHonestSet(lend));
	await trying("echo.control", echo?.seen("countersign-is-listening"));
	if (platform === undefined) return;
	const { plainFault } = await import("../engine/platform-control.ts");
	// What breaks down for every request would excuse the gateway for everything.
	const fault = await plainFault(platform);
	const advice = "Let it answer every request, for example with 200 and nothing more.";
	if (fault !== undefined) throw new ConfigError(file, [{ path: "platform", message: fault, remedy: advice }]);
}

/** What an earlier run has left in the target is gone when this one begins. */
async function takeHonestSet(lend: Target["lend"]): Promise<void> {
	const lent = await lend?.("attentive");
	await lent?.gateway.issuer.set({ mode: "ok" });
}

async function openEmbedded(spares: Spares): Promise<OpenTarget> {
	const { startEmbedded } = await import("./start-lab.ts");
	const lab = await startEmbedded({ spares, variants: true });
	return { target: lab.target, pace: {}, words: [], ready: async () => {}, close: () => lab.dispose() };
}
