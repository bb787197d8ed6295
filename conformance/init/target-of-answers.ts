import { ConfigError, RunnerConfig, targetOf } from "../config/index.ts";
import type { Target } from "../engine/target.ts";
import type { Answers } from "./answers.ts";
import { plainJson } from "./commented-json.ts";
import { configDocument } from "./document.ts";
import type { Surroundings } from "./readings.ts";

/** A target as far as nothing is known of it but where it is. Throws a `ConfigError` for authorities that cannot be read. */
export function targetByUrl(answers: Pick<Answers, "target" | "publicOrigin" | "ca">, around: Surroundings): Target {
	const { target, publicOrigin, ca } = answers;
	const config = RunnerConfig.parse({
		target,
		...(publicOrigin === undefined ? {} : { publicOrigin }),
		...(ca === undefined ? {} : { ca }),
		routes: { read: { method: "GET", path: "/{id}" } },
	});
	return targetOf(config, placeOf(around));
}

/** A target, and why a credential of it cannot be used here and now. */
interface KnownTarget {
	target: Target;
	unavailable: readonly string[];
}

/**
 * The target that the config of these answers makes, without the credentials whose secrets are not there: they may be
 * where the config is used. Throws a `ConfigError` for anything else that is wrong.
 */
export function targetByAnswers(answers: Answers, around: Surroundings): KnownTarget {
	const config = configOf(answers);
	const unavailable: string[] = [];
	for (;;) {
		try {
			return { target: targetOf(config, placeOf(around)), unavailable };
		} catch (error) {
			const missing = error instanceof ConfigError ? missingCredentials(error, config) : [];
			if (!(error instanceof ConfigError) || missing.length === 0) throw error;
			for (const name of missing) delete config[name];
			if (config.jwt === undefined) delete config.issuer;
			unavailable.push(
				...error.problems.map(({ path, message }) => `${path}: ${message}; so nothing is sent with it.`),
			);
		}
	}
}

function configOf(answers: Answers): RunnerConfig {
	const document = configDocument({ answers, notes: {}, checksFor: () => "" });
	return RunnerConfig.parse(JSON.parse(plainJson(document)));
}

/** The members that a config would have to do without; none if something else is wrong, too. */
function missingCredentials({ problems }: ConfigError, config: RunnerConfig): readonly ("hmac" | "jwt")[] {
	if (problems.some(({ path }) => !/^(hmac|jwt)\./.test(path))) return [];
	return (["hmac", "jwt"] as const).filter(
		(name) => config[name] !== undefined && problems.some(({ path }) => path.startsWith(`${name}.`)),
	);
}

function placeOf({ cwd, env }: Surroundings) {
	return { file: "init", folder: cwd, env };
}
